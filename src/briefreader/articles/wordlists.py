"""Words that the rules of this package know, each list with what it means."""


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Buttons and networks of a share bar; the strong ones are hardly ever a line of a story, the lone ones are buttons
# even where they stand alone at the edge of a page.
SHARE = _set_of("""
    facebook twitter x whatsapp linkedin telegram reddit pinterest tumblr flipboard bluesky mastodon threads instagram
    youtube tiktok weibo wechat viber messenger email e-mail sms print share tweet copy link save bookmark pocket line
    more gab fb pin
""")
STRONG_SHARE = _set_of("facebook twitter whatsapp linkedin telegram reddit pinterest tweet share tumblr")
LONE_SHARE = _set_of("print email e-mail share save tweet")

# What a reader may click to say how a story feels.
REACTIONS = _set_of("""
    like dislike love funny angry sad wow haha happy surprised sleepy excited scared cry crying laugh laughing care
    shocked bored hate lol omg yay meh
""")

# Names of a site's sections, and the words they are made of.
SECTIONS = _set_of("""
    world politics business opinion analysis economy technology tech science health sport sports culture arts
    entertainment lifestyle travel education environment climate media money markets finance news national nation states
    international local global region regional asia africa europe americas us uk china india korea japan middle east
    latest breaking exclusive explainer feature features video live top stories story home perspective editorial comment
    commentary interview report reports special investigation investigations factcheck fact check law crime society
    security defence defense energy industry companies property motoring food weather press release releases diplomacy
    affairs foreign public data ai update updates insight insights brief briefing summary and & of the
""")

# Words of which one alone names no newspaper.
BARE_OUTLET = _set_of("""
    News Newspaper Newspapers Times Post Herald Press Daily Weekly Today Globe Mail Star Sun Standard Express Mirror
    Independent Review Register Bulletin Dispatch Broadcasting Radio TV Television Network Wire Media Magazine
""")

# Words before a full stop that never end a sentence when more follows: titles before a name, and little words.
TITLES = _set_of("""
    mr mrs ms mx dr prof gen lt col sgt capt cpt cmdr cdr adm maj brig cpl pvt sen rep gov pres rev hon st ste amb supt
    insp det fr br sra mme mlle messrs mt asst assoc attys atty ald
""")
LITTLE_WORDS = _set_of("vs ca cf approx eg ie e.g i.e incl esp")
# Those that end a sentence unless a number follows.
BEFORE_NUMBERS = _set_of("no nos fig figs vol p pp art arts ch para")

# Words that end in a full stop anyway: the sentence ends there only if what follows begins one beyond doubt.
SHORTENED = _set_of("""
    inc corp co ltd llc plc bros jr sr etc al ed eds dept univ sec ft dist v jan feb mar apr jun jul aug sep sept oct
    nov dec tue tues thu thur thurs d.c ph.d m.d b.a m.a ala ariz ark calif colo conn del fla ga kan ky la md mich minn
    mont neb nev okla ore penn tenn tex va vt wis wyo ave blvd rd
""")
# What stands behind "p.m." in the same sentence.
AFTER_CLOCK = _set_of("""
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december est edt cst cdt mst mdt pst pdt gmt utc bst cet et ct mt pt eastern central pacific local
""")
# Words that begin a sentence beyond doubt.
STARTERS = _set_of("""
    the a an he she it they we i you his her its their our my your this that these those there but and or so yet nor in
    on at by for from to with as if when while after before since although though because until during however
    meanwhile instead still then now also despite among both many most some several what who why how where not no one
    two
""")

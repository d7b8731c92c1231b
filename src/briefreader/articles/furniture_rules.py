"""The table of what web pages put around a story: one row a rule, each matching a whole line.

The wording is the general English of sites and their templates. A row must not match a sentence that a story could
hold; what could also be a heading (a lone "Facebook") is left to the rules about neighbours in furniture.py.
"""

import re
from dataclasses import dataclass
from enum import Enum


class Where(Enum):
    """Where in an article a rule holds."""

    ANYWHERE = "anywhere"
    EDGE = "edge"  # before the body begins, just after, or after it ends


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern for a whole line, case ignored. After a `heads_list` line the rest of the page is a list of links."""

    name: str
    pattern: str
    where: Where = Where.ANYWHERE
    heads_list: bool = False


_NETWORK = (
    r"(?:facebook(?: messenger)?|twitter|x(?: \(twitter\))?|whatsapp|linked ?in|telegram|reddit|pinterest|tumblr|"
    r"flipboard|bluesky|mastodon|threads|instagram|youtube|tiktok|weibo|wechat|viber|snapchat|messenger|e-?mail|sms|"
    r"print|link|clipboard|google(?: news)?|pocket|line|vk)"
)
_PAGE = r"(?:article|story|post|page|news|item|content|video|report|piece)"
_THINGS = rf"(?:{_PAGE}s?|articles|stories|posts|coverage|content|topics?|reading|links?|videos?|reports?)"
_COUNTED = r"(?:views?|shares?|comments?|likes?|reads?|reactions?|replies|retweets?|reposts?|votes?|followers?|claps?)"
_SITE_PART = r"(?:newsletters?|e-?mails?|alerts?|updates|briefings?|digest)"

RULES: tuple[Rule, ...] = (
    Rule("share bar", rf"(?:share|tweet|pin|send|e-?mail|print|save|bookmark|forward)\s+(?:this|the)(?:\s+{_PAGE})?\W*"),
    Rule("share bar", rf"(?:click (?:here )?to )?(?:share|send|forward)\s+(?:this )?(?:(?:{_PAGE} )?(?:on|via|by|with|to)\b)"
                      rf"\s*(?:a friend|{_NETWORK})?(?:\s*\(opens in new window\))?\W*"),
    Rule("share bar", r"share(?: this)?\s*:|share (?:link|options|tools|now)|copy (?:the )?link|(?:close )?share panel|"
                      r"(?:shared?|link copied)!?|open share (?:drawer|menu)|toggle share (?:drawer|menu)|share story"),
    Rule("share bar", rf"(?:follow|like|find|join|watch)\s+us\s+(?:on|at|in)\s+(?:{_NETWORK}(?:,| and|&|\s)*)+\W*"),
    Rule("counter", rf"[\d.,]+\s*[kKmM]?\s*\+?\s*{_COUNTED}(?:\W+[\d.,]+\s*[kKmM]?\s*{_COUNTED})*\W*"),
    Rule("counter", rf"(?:total |page )?{_COUNTED}\s*:\s*[\d.,]+\s*[kKmM]?"),
    Rule("reading time", r"(?:(?:estimated )?reading time\s*:?\s*)?(?:about |less than )?(?:\d{1,3}|an?|one)\s*-?\s*"
                         r"min(?:ute)?s?\.?\s*(?:read(?:ing)?(?: time)?|to read)(?:\s*\W?\s*(?:source|share|listen|print))*"),
    Rule("reading time", r"(?:estimated )?(?:reading|read) time\s*:?\s*(?:about )?\d{1,3}(?::\d\d)?\s*(?:min(?:ute)?s?\.?)?"),
    Rule("topic list", r"(?:topics?|tags?|tagged|keywords?|hashtags?|filed under|categor(?:y|ies)|posted in|"
                       r"more (?:on|about) (?:these topics|this topic))(?:\s+in this \w+)?\W*", Where.EDGE, heads_list=True),
    Rule("topic list", r"(?:tags?|tagged(?: with| in)?|keywords?|hashtags?|filed under|posted in|categories)\s*:.{0,300}"),
    Rule("topic list", r"(?:#\w[\w-]*[\s,;·|]*){2,}"),
    Rule("topic list", r"#\w[\w-]*", Where.EDGE),
    Rule("comments", r"(?:leave|post|add|write|submit) (?:a |your |an? )?(?:comment|reply|response)s?(?: below| here)?\W*"
                     r"(?:cancel reply)?"),
    Rule("comments", r"(?:no|view|show|read|hide|see|load|join)(?: (?:all|more|the))? (?:comments|conversation|discussion)"
                     r"(?:\s*\(?\d*\)?)\W*|be the first to comment\W*|comments? (?:are )?closed\W*"),
    Rule("comments", r"(?:log|sign) ?in (?:or (?:register|sign up|create an account) )?to (?:leave a |post a |add a )?"
                     r"(?:comment|reply)\W*|click here to comment.{0,30}"),
    Rule("comments", r"(?:\d+ )?comments?(?:\s*\(\d+\))?\W*", Where.EDGE, heads_list=True),
    Rule("reactions", r"what(?:'|’)?s your reaction\W*|how (?:do|did|does) (?:you|this \w+) (?:make you )?feel"
                      r"(?: about this \w+)?\W*|react to this \w+\W*"),
    Rule("rating", r"(?:rate|was) this (?:article|story|page|post)(?: helpful)?\W*|(?:average )?rating\s*:.{0,30}"),
    Rule("related", rf"related(?: {_THINGS})?\W*|more (?:{_THINGS}|news|from .{{2,40}}|on this {_PAGE})\W*|"
                    rf"(?:you (?:may|might)|readers) also (?:like|be interested in|liked|enjoy)\W*", heads_list=True),
    Rule("related", rf"recommended(?: (?:{_THINGS}|for you|reading))?\W*|(?:most|latest) (?:read|popular|viewed|shared|"
                    rf"watched|commented|news|stories|posts|articles)\W*|(?:trending|popular)(?: (?:now|in .{{2,20}}|"
                    r"stories|posts|articles|topics))?\W*|top stories\W*|editors?[’']?s? picks?\W*|up next\W*|"
                    r"don[’']?t miss\W*|must reads?\W*|(?:what to )?read next\W*|suggested (?:stories|articles|reading)\W*|"
                    r"sponsored (?:links|stories)\W*|from around the web\W*", Where.EDGE, heads_list=True),
    Rule("link elsewhere", r"(?:read|see|watch|listen)(?: also| more)?\s*[:|»>]\s*.{3,150}[^.…]|(?:see also|also read|"
                           r"read also|also see|more from .{3,40}|read more|related coverage|related)\s*[:|»>]?\s.{3,150}[^.…]"),
    Rule("link elsewhere", r"(?:read|learn|see|show|load|view|find out)\s+(?:more|less|full (?:story|article))"
                           r"(?: here| below)?(?:\s*/\s*show less)?\W*|continue reading\W*|keep reading\W*|click here\W*|"
                           r"(?:read|view) (?:the )?(?:full|original|entire|whole) (?:article|story|report|post)"
                           r"(?: (?:here|at|on) .{2,40})?\W*|scroll (?:down )?(?:for|to) .{2,40}|"
                           r"read this (?:story|article) in \w+.{0,30}"),
    Rule("newsletter", rf"(?:sign up|subscribe|register)(?: now| today| here| free)?(?:\s+(?:for|to)\s+.{{0,60}}\b{_SITE_PART}"
                       r"\b.{0,120}|\W*)"),
    Rule("newsletter", rf"get (?:the|our|all the) (?:latest|top|best|daily|day[’']s)\b.{{0,80}}\b(?:inbox|{_SITE_PART}|e-?mail)"
                       r"\b.{0,60}|(?:download|get) (?:our|the) (?:free )?(?:mobile )?app\b.{0,60}|"
                       r"(?:subscribe|become a (?:member|subscriber))\b.{0,30}\b(?:for (?:unlimited|full) .{0,40}|today|now)\W*|"
                       r"support (?:our|independent|quality) journalism\W*"),
    Rule("advertisement", r"(?:advertise?ment|advertising|ad|ads|sponsored|paid (?:post|content)|promoted)\W*|"
                          r"(?:story|article) continues (?:below|after)(?: (?:this )?ad(?:vertise?ment)?)?\W*|"
                          r"(?:skip|close|report this|remove) ad(?:s|vertise?ment)?\W*|advertise with us\W*|"
                          r"(?:featured|presented|sponsored|brought to you) (?:resource|by\b.{2,40})"),
    Rule("player", r"(?:toggle|hide|show) caption|enlarge (?:this )?image|view (?:gallery|image|photos?)\W*|"
                   r"(?:now playing|just watched|watch this|watch|must watch|replay|now watching)\W*|fullscreen|"
                   r"now playing\s*:.{0,120}|media playback is (?:un|not )supported on (?:your|this) device.{0,200}|"
                   r"(?:slideshow|gallery|photos?)\s*\(\d+ (?:images?|photos?)\)|(?:loading|buffering|please wait)\W*|(?:image|photo|slide) \d+ of \d+|(?:prev(?:ious)?|next)\W*|"
                   r"(?:play|pause|mute|unmute|play video|listen to (?:this )?article)\W*"),
    Rule("caption", r"(?:image|media) (?:copyright|caption)\b.{0,300}|image source\s*[,:].{0,200}"),
    Rule("credit", r"(?:image|photo(?:graph)?s?|picture|pic|video|credit|photo credit|illustration)s?(?: credit| by| courtesy of)?"
                   r"\s*[:/|]\s*.{2,80}|photo(?:graph)? by .{2,80}|[\w.,’' -]{2,60}\s*[/|]\s*(?:\w+\s*[/|]\s*)?"
                   r"(?:AP|AFP|Reuters|Getty(?: Images)?|EPA|Bloomberg|Shutterstock|TASS|Xinhua)(?: (?:Images|Photo))?"
                   r"(?: via .{2,40}| for .{2,40})?|\(?(?:AP|AFP|Reuters|EPA) (?:photo|image|file)\)?.{0,60}|"
                   r"(?:AP|AFP|Reuters|EPA) photo/.{2,60}|getty images"),
    Rule("page control", r"skip to (?:main )?content|(?:back|scroll) to (?:the )?top(?: of page)?|go to permalink|"
                         r"close|menu|search|open menu|main menu|navigation|sections|(?:text|font) size\W*.{0,10}|"
                         r"enable javascript.{0,60}|accept (?:all )?cookies|(?:cookie|privacy) (?:settings|preferences)",
         Where.EDGE),
    Rule("legal", r"(?:copyright\s*)?(?:©|\(c\)|copyright)\s*(?:19|20)\d\d.{0,300}|(?:.{0,80}\b)?all rights reserved\b.{0,200}"),
    Rule("legal", r"(?:(?:terms (?:of|and) (?:use|service|conditions)|privacy(?: policy| notice)?|cookies?(?: policy)?|"
                  r"contact(?: us)?|about(?: us)?|advertise|help|faq|site ?map|accessibility|careers|disclaimer)"
                  r"[\s|·•,/-]*)+", Where.EDGE),
    Rule("credits", r"\(?(?:additional |with )?(?:reporting|writing|editing|compiled|translated|produced)\s+(?:and \w+ )?by\b"
                    r".{3,250}\)?", Where.EDGE),
    Rule("credits", r"(?:[a-z]{2,5}(?:/[a-z]{2,5})+\s*)?\((?:(?:with|from)\s+(?:inputs?|files)\s+from\s+)?(?:AP|AFP|Reuters|dpa|"
                    r"EFE|UPI|PTI|ANI|TASS|Xinhua|Kyodo|Yonhap|ANSA|agenc(?:y|ies))(?:[,/]?\s*(?:and\s+)?(?:AP|AFP|"
                    r"Reuters|dpa|EFE|UPI|PTI|ANI|TASS|Xinhua|Kyodo|Yonhap|ANSA|agencies))*\)|\((?:CNN|BBC|NPR|Bloomberg)\)"),
    Rule("credit", r"(?-i:(?:[A-Z][\w.’'-]+ ){1,2}[A-Z][\w.’'-]+\s?/\s?[A-Z][\w&.]*(?: [A-Z][\w&.]*){0,3})", Where.EDGE),
    Rule("disclaimer", r"(?:\W*)(?:disclaimer|disclosure|editor[’']?s? note)\s*:.{0,600}", Where.EDGE),
    Rule("disclaimer", rf"\W*(?:this|the) {_PAGE} (?:is|was|has been|may (?:be|contain)|contains) (?:\w+ )?(?:ai[- ]|generated|"
                       r"created|written|produced|translated|summari[sz]ed|auto(?:matically)?|syndicated|sponsored|provided|"
                       r"republished|originally published|first published).{0,600}", Where.EDGE),
    Rule("symbols", r"[\W_]+"),
    Rule("bare address", r"(?:https?://\S+|www\.\S+|pic\.twitter\.com/\S+)(?:\s+(?:https?://\S+|pic\.\S+))*"),
)  # fmt: skip

# Buttons and networks of a share bar; the weak ones are words that other lines hold too.
SHARE_WORDS = frozenset(
    "facebook twitter x whatsapp linkedin telegram reddit pinterest tumblr flipboard bluesky mastodon threads instagram "
    "youtube tiktok weibo wechat viber messenger email e-mail sms print share tweet copy link save bookmark pocket line "
    "more gab parler fb pin".split()
)
STRONG_SHARE_WORDS = frozenset(
    "facebook twitter whatsapp linkedin telegram reddit pinterest tweet share tumblr".split()
)
REACTION_WORDS = frozenset(
    "like dislike love funny angry sad wow haha happy surprised sleepy excited scared cry crying laugh laughing care "
    "shocked bored hate lol omg yay meh".split()
)


def compile_rules(edge: bool) -> re.Pattern[str]:
    """One pattern for all rules that hold at that place; the name of the group that matched is "r" + its row."""
    rows = (f"(?P<r{row}>{rule.pattern})" for row, rule in enumerate(RULES) if edge or rule.where is Where.ANYWHERE)
    return re.compile("|".join(rows), re.IGNORECASE)

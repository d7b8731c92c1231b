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
    """Patterns for a whole line, case ignored. After a line that `heads_list`, titles of other articles may follow."""

    name: str
    patterns: tuple[str, ...]
    where: Where = Where.ANYWHERE
    heads_list: bool = False


_NETWORK = (
    r"(?:facebook(?: messenger)?|twitter|x(?: \(twitter\))?|whatsapp|linked ?in|telegram|reddit|pinterest|tumblr|"
    r"flipboard|bluesky|mastodon|threads|instagram|youtube|tiktok|weibo|wechat|viber|snapchat|messenger|e-?mail|sms|"
    r"print|link|clipboard|google(?: news)?|pocket|line|vk)"
)
_PAGE = r"(?:article|story|post|page|news|item|content|video|report|piece)"
_THINGS = r"(?:articles?|stories|story|posts?|coverage|content|topics?|reading|links?|videos?|reports?|news|items?)"
_COUNTED = r"(?:views?|shares?|comments?|likes?|reads?|reactions?|replies|retweets?|reposts?|votes?|followers?|claps?)"
_NEWSLETTER = r"(?:newsletters?|e-?mails?|alerts?|updates|briefings?|digest|inbox)"
_AGENCY = r"(?:AP|AFP|Reuters|dpa|EFE|EPA|UPI|PTI|ANI|TASS|Xinhua|Kyodo|Yonhap|ANSA|agenc(?:y|ies))"
_PHOTO_AGENCY = r"(?:AP|AFP|Reuters|Getty(?: Images)?|EPA|Bloomberg|Shutterstock|TASS|Xinhua)(?: (?:Images|Photo))?"

RULES: tuple[Rule, ...] = (
    Rule("share bar", (
        rf"(?:share|tweet|pin|send|e-?mail|print|save|bookmark|forward) (?:this|the)(?: {_PAGE})?\W*",
        rf"(?:click (?:here )?to )?(?:share|send|forward) (?:this )?(?:{_PAGE} )?(?:on|via|by|with|to)\b"
        rf"\s*(?:a friend|{_NETWORK})?(?:\s*\(opens in new window\))?\W*",
        r"share(?: this)?\s*:|share (?:link|options|tools|now|story)|copy (?:the )?link|(?:close )?share panel",
        r"(?:shared?|link copied)!?|(?:open|toggle) share (?:drawer|menu)",
        rf"(?:follow|like|find|join|watch) us (?:on|at|in) (?:{_NETWORK}(?:,| and|&|\s)*)+\W*",
    )),
    Rule("counter", (
        rf"[\d.,]+\s*[km]?\s*\+?\s*{_COUNTED}(?:\W+[\d.,]+\s*[km]?\s*{_COUNTED})*\W*",
        rf"(?:total |page )?{_COUNTED}\s*:\s*[\d.,]+\s*[km]?",
    )),
    Rule("reading time", (
        r"(?:(?:estimated )?reading time\s*:?\s*)?(?:about |less than )?(?:\d{1,3}|an?|one)\s*-?\s*min(?:ute)?s?\.?\s*"
        r"(?:read(?:ing)?(?: time)?|to read)(?:\s*\W?\s*(?:source|share|listen|print))*",
        r"(?:estimated )?(?:reading|read) time\s*:?\s*(?:about )?\d{1,3}(?::\d\d)?\s*(?:min(?:ute)?s?\.?)?",
    )),
    Rule("topic list", (
        r"(?:topics?|tags?|tagged|keywords?|hashtags?|filed under|categor(?:y|ies)|posted in)(?: in this \w+)?\W*",
        r"more (?:on|about) (?:these topics|this topic)\W*",
    ), Where.EDGE, heads_list=True),
    Rule("topic list", (
        r"(?:tags?|tagged(?: with| in)?|keywords?|hashtags?|filed under|posted in|categories)\s*:.{0,300}",
        r"(?:#\w[\w-]*[\s,;·|]*){2,40}",
    )),
    Rule("topic list", (r"#\w[\w-]*",), Where.EDGE),
    Rule("comments", (
        r"(?:leave|post|add|write|submit) (?:your |an? )?(?:comment|reply|response)s?(?: below| here)?\W*"
        r"(?:cancel reply)?",
        r"(?:no|view|show|read|hide|see|load|join)(?: (?:all|more|the))? (?:comments|conversation|discussion)"
        r"(?:\s*\(?\d*\)?)\W*",
        r"be the first to comment\W*|comments? (?:are )?closed\W*|click here to comment.{0,30}",
        r"(?:log|sign) ?in (?:or (?:register|sign up|create an account) )?to (?:leave a |post a |add a )?"
        r"(?:comment|reply)\W*",
    )),
    Rule("comments", (r"(?:\d+ )?comments?(?:\s*\(\d+\))?\W*",), Where.EDGE, heads_list=True),
    Rule("reactions", (
        r"what(?:'|’)?s your reaction\W*|react to this \w+\W*",
        r"how (?:do|did|does) (?:you|this \w+) (?:make you )?feel(?: about this \w+)?\W*",
    )),
    Rule("rating", (r"(?:rate|was) this (?:article|story|page|post)(?: helpful)?\W*|(?:average )?rating\s*:.{0,30}",)),
    Rule("related", (
        rf"related(?: {_THINGS})?\W*|more (?:{_THINGS}|on this {_PAGE})\W*",
        r"(?:you (?:may|might)|readers) also (?:like|be interested in|liked|enjoy)\W*",
    ), heads_list=True),
    Rule("related", (
        rf"(?:recommended|suggested|sponsored)(?: (?:{_THINGS}|for you))?\W*|more from .{{2,40}}[^.]",
        rf"(?:most|latest) (?:read|popular|viewed|shared|watched|commented|{_THINGS})\W*",
        rf"(?:trending|popular)(?: (?:now|in .{{2,20}}|{_THINGS}))?\W*|top stories\W*|editors?[’']?s? picks?\W*",
        r"up next\W*|don[’']?t miss\W*|must reads?\W*|(?:what to )?read next\W*|from around the web\W*",
    ), Where.EDGE, heads_list=True),
    Rule("link elsewhere", (
        r"(?:read|see|watch|listen)(?: also| more)?\s*[:|»>]\s*.{3,150}[^.…]",
        r"(?:see also|also read|read also|also see|read more|related coverage|related)\s*[:|»>]?\s.{3,150}[^.…]",
        r"(?:read|learn|see|show|load|view|find out) (?:more|less|full (?:story|article))(?: here| below)?"
        r"(?:\s*/\s*show less)?\W*",
        r"(?:continue|keep) reading(?: the main story)?\W*|click here\W*|scroll (?:down )?(?:for|to) .{2,40}",
        r"(?:read|view) (?:the )?(?:full|original|entire|whole) (?:article|story|report|post)"
        r"(?: (?:here|at|on) .{2,40})?\W*",
        r"read this (?:story|article) in \w+.{0,30}",
    )),
    Rule("newsletter", (
        rf"(?:sign up|subscribe|register)(?: now| today| here| free)?"
        rf"(?: (?:for|to) .{{0,60}}\b{_NEWSLETTER}\b.{{0,120}}|\W*)",
        rf"get (?:the|our|all the) (?:latest|top|best|daily|day[’']s)\b.{{0,80}}\b{_NEWSLETTER}\b.{{0,60}}",
        r"(?:download|get) (?:our|the) (?:free )?(?:mobile )?app\b.{0,60}",
        r"(?:subscribe|become a (?:member|subscriber))\b.{0,30}\b(?:for (?:unlimited|full) .{0,40}|today|now)\W*",
        r"support (?:our|independent|quality) journalism\W*",
    )),
    Rule("advertisement", (
        r"(?:advertise?ment|advertising|ad|ads|sponsored|paid (?:post|content)|promoted)\W*",
        r"(?:story|article) continues (?:below|after)(?: (?:this )?ad(?:vertise?ment)?)?\W*",
        r"(?:skip|close|report this|remove) ad(?:s|vertise?ment)?\W*|advertise with us\W*",
        r"(?:featured|presented|sponsored|brought to you) (?:resource|by\b[^,.]{2,40})",
    )),
    Rule("player", (
        r"(?:toggle|hide|show) caption|enlarge (?:this )?image|view (?:gallery|image|photos?)\W*|fullscreen",
        r"(?:just watched|watch this|watch|must watch|replay|now watching|now playing)\W*|now playing\s*:.{0,120}",
        r"media playback is (?:un|not )supported on (?:your|this) device.{0,200}|(?:loading|buffering|please wait)\W*",
        r"(?:slideshow|gallery|photos?)\s*\(\d+ (?:images?|photos?)\)|(?:image|photo|slide) \d+ of \d+",
        r"(?:prev(?:ious)?|next|play|pause|mute|unmute|play video|listen to (?:this )?article)\W*",
    )),
    Rule("caption", (r"(?:image|media) (?:copyright|caption)\b.{0,300}|image source\s*[,:].{0,200}",)),
    Rule("credit", (
        r"(?:image|photo(?:graph)?|picture|pic|video|credit|photo credit|illustration)s?(?: credit| courtesy of)?"
        r"\s*[:/|]\s*.{2,80}",
        r"(?:pool )?photo(?:graph)? by .{2,80}|getty images",
        rf"[\w.,’' -]{{2,60}}\s*[/|]\s*(?:\w+\s*[/|]\s*)?{_PHOTO_AGENCY}(?: (?:via|for) .{{2,40}})?",
        r"\(?(?:AP|AFP|Reuters|EPA) (?:photo|image|file)(?:/.{2,60}|.{0,60}\))\)?",
    )),
    Rule("credit", (
        r"(?-i:(?:[A-Z][\w.’'-]+ ){1,2}[A-Z][\w.’'-]+\s?/\s?[A-Z][\w&.]*(?: [A-Z][\w&.]*){0,3})",
    ), Where.EDGE),
    Rule("page control", (
        r"skip to (?:main )?content|(?:back|scroll) to (?:the )?top(?: of page)?|go to permalink|powered by .{2,20}",
        r"close|menu|search|open menu|main menu|navigation|sections|(?:text|font) size\W*.{0,10}|a(?:\s+a){1,3}",
        r"enable javascript.{0,60}|accept (?:all )?cookies|(?:cookie|privacy) (?:settings|preferences)",
    ), Where.EDGE),
    Rule("legal", (
        r"(?:copyright\s*)?(?:©|\(c\)|copyright)\s*(?:19|20)\d\d.{0,300}",
        r"(?:.{0,80}\b)?all rights reserved\b.{0,200}",
    )),
    Rule("legal", (
        r"(?:(?:terms (?:of|and) (?:use|service|conditions)|privacy(?: policy| notice)?|cookies?(?: policy)?|"
        r"contact(?: us)?|about(?: us)?|advertise|help|faq|site ?map|accessibility|careers|disclaimer)"
        r"(?:[\s|·•,/-]+|$)){1,12}",
    ), Where.EDGE),
    Rule("credits", (
        r"\(?(?:additional |with )?(?:reporting|writing|editing|compiled|translated|produced) (?:and \w+ )?by "
        r"(?-i:[A-ZÀ-Þ]).{3,250}\)?",
    ), Where.EDGE),
    Rule("credits", (
        rf"(?:[a-z]{{2,5}}(?:/[a-z]{{2,5}})+\s*)?\((?:(?:with|from) (?:inputs?|files) from )?{_AGENCY}"
        rf"(?:[,/]?\s*(?:and )?{_AGENCY}){{0,6}}\)|\((?:CNN|BBC|NPR|Bloomberg)\)",
    )),
    Rule("disclaimer", (
        r"\W*(?:disclaimer|disclosure|editor[’']?s? note)\s*:.{0,600}",
        rf"\W*(?:this|the) {_PAGE} (?:is|was|has been|may (?:be|contain)|contains) (?:\w+ )?(?:ai[- ]|generated|"
        r"created|written|produced|translated|summari[sz]ed|auto(?:matically)?|syndicated|sponsored|provided|republished|"
        r"originally published|first published).{0,600}",
    ), Where.EDGE),
    Rule("relative time", (
        r"(?:(?:published|updated|posted) )?(?:\d{1,2}|an?|one) (?:min(?:ute)?|hour|day|week)s?\.? ago\W*",
    )),
    Rule("symbols", (r"[\W_]+",)),
    Rule("bare address", (r"(?:https?://|www\.|pic\.twitter\.com/)\S+(?:\s+(?:https?://|www\.|pic\.)\S+){0,9}",)),
)  # fmt: skip


def compile_rules(where: Where) -> re.Pattern[str]:
    """One pattern for the rules of that place; the name of the group that matched is "r" and the rule's row."""
    rows = (f"(?P<r{row}>{'|'.join(rule.patterns)})" for row, rule in enumerate(RULES) if rule.where is where)
    return re.compile("|".join(rows), re.IGNORECASE)

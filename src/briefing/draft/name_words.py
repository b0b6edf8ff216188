"""Words that tell names apart: offices, bodies, outlets, and what has a capital without being a name."""

from __future__ import annotations

from briefing.edtf.calendar import MONTHS, WEEKDAYS

__all__ = [
    "BODY_WORDS",
    "GROUP_NOUNS",
    "LONE_BODIES",
    "MEDIA_WORDS",
    "NOT_NAMES",
    "OFFICES",
    "PERSONAL_NOUNS",
    "TOLD_BODIES",
    "TOLD_GROUPS",
]

OFFICES = frozenset(
    "vice deputy foreign defence defense prime finance interior justice health transport acting former attorney "
    "secretary-general spokesperson lieutenant-general commissioner head representative leader speaker detective "
    "undersecretary inspector officer brigadier commander marshal chief executive first gov govs sens reps adm amb "
    "cmdr det supt pastor sheriff chancellor-elect president-elect governor-elect".split()
)
"""Words with a capital before a name that are its office, beside the honorifics."""

PERSONAL_NOUNS = frozenset(
    "undersecretary spokesman spokeswoman spokesperson minister president premier chancellor leader chairman "
    "chairwoman chairperson chief director secretary governor mayor senator representative ambassador envoy "
    "official officer commissioner general colonel commander judge lawyer attorney prosecutor professor "
    "researcher scientist economist analyst expert author writer editor journalist reporter activist "
    "strategist adviser advisor aide manager founder owner partner head member candidate nominee coach "
    "captain player striker singer actor actress doctor physician bishop pastor priest imam rabbi farmer "
    "student teacher engineer executive coordinator negotiator organizer organiser organiser "
    "secretary-general counsel detective inspector sheriff superintendent veteran resident neighbor "
    "neighbour king queen prince princess pollster consultant historian fellow deputy speaker whip lawmaker "
    "legislator councilman congressman congresswoman businessman entrepreneur billionaire developer ministre "
    "president porte-parole directeur directrice maire sprecher sprecherin ministerin prasident "
    "burgermeister burgermeisterin prasidentin kanzler kanzlerin landrat berater beraterin alcaldesa presidenta "
    "sindaco sindaca primarul portavoz ministro ministra presidente alcalde ministrul premierul presedintele министр "
    "президент глава представитель міністр речник голова secretaire secretario secretaria segretario segretaria "
    "secretarul secretara sekretar sekretarin gouverneur gobernador governatore guvernatorul prefet prefetto portavoce "
    "direttore direttrice director directora directorul vorsitzender vorsitzende primara ministra presedinta premiera "
    "mayoress министерша председатель директор мэр мер речниця представник представниця заступник заместитель "
    "секретар секретарь премьер прем'єр губернатор канцлер посол начальник начальниця командующии командувач "
    "прокурор адвокат директорка міністерка президентка purtatorul ambassadeur ambassadrice embajador embajadora "
    "kapitan kapitanin capitaine capitana capitano chef chefin leiter leiterin "
    "ambasciatore ambasciatrice ambasadorul avocat avocate abogado abogada avvocato avvocata avocatul avocata".split()
)
"""Nouns that say what a person is."""

BODY_WORDS = frozenset(
    "agency authority party government university ministry department commission council committee company "
    "corp corporation inc ltd police office bank union association organization organisation institute court "
    "army navy force forces service bureau center centre group foundation society church school hospital "
    "parliament congress senate house board club league federation nations states kingdom republic republics "
    "campaign administration college party's academy airlines airport airways city county state street "
    "avenue river island islands ocean sea mountain north south east west northern southern eastern western "
    "central national international european american british french german russian chinese ukrainian world "
    "cup games olympics olympic award awards act treaty agreement war line lines shipping industries "
    "holdings partners systems technologies motors office museum theatre theater stadium park square bridge "
    "network fund trust alliance front movement command guard democrats republicans democratic republican "
    "ministerium regierung bundestag ministere gouvernement assemblee partido gobierno ministerio ministerul "
    "guvernul partidul".split()
)
"""Words of names that no person has."""

GROUP_NOUNS = frozenset(
    "officials authorities police prosecutors investigators detectives firefighters rescuers organizers organisers "
    "lawmakers legislators senators diplomats envoys negotiators mediators ministers judges lawyers attorneys rebels "
    "militants insurgents separatists protesters protestors demonstrators activists campaigners strikers dockers "
    "farmers residents witnesses survivors relatives experts analysts economists scientists researchers doctors "
    "medics engineers observers inspectors critics opponents supporters aides advisers advisors commanders "
    "spokespeople republicans democrats".split()
)
"""Nouns of people who speak together without a name: 'Moscow officials', 'residents of the port'."""

TOLD_GROUPS = frozenset(
    "people sources members leaders workers crews families parents students teachers men women".split()
)
"""Such nouns that tell nobody alone: 'people close to the talks', but not 'people'."""

LONE_BODIES = frozenset(
    "ministry government police army military navy court parliament embassy prosecution cabinet presidency".split()
)
"""Nouns of bodies that speak without a name: 'the ministry'. Behind 'the company' there is one that has a name."""

TOLD_BODIES = frozenset("authority commission council committee union".split())
"""Such nouns that need a word before them: 'the port authority', for 'the authority' has a name elsewhere."""

MEDIA_WORDS = frozenset(
    "times post news herald tribune journal reuters bbc cnn afp ap nbc cbs abc gazette telegraph guardian magazine "
    "tass interfax xinhua yonhap politico bloomberg newspaper radio television tv press chronicle observer wikinews "
    "courier wire daily france24 aljazeera dpa efe ansa axios deutschlandfunk agerpres unian ukrinform".split()
)
"""Words of the names of outlets."""

NOT_NAMES = frozenset(map(str.casefold, (*WEEKDAYS, *MONTHS))) | frozenset(
    "the a an in on at by for from to of and but or if as when while after before since this that these "
    "those he she it they we i you his her its their our my "
    "according however meanwhile yesterday today tomorrow there here what who why how yes no not also both "
    "each one two three four five six seven eight nine ten with under over about against among around during "
    "despite although though because since until unless earlier later last next other others some many most "
    "several all any more none only even still now then thus so yet just during instead asked speaking "
    "following officials police critics supporters experts people residents witnesses le la les un une des "
    "dans pour selon apres avant avec sur mais il elle ils elles ce cette der die das ein eine in im am an "
    "auf mit nach von vor bei laut el los las una por con segun pero en del la din pentru dar dupa potrivit "
    "lundi mardi mercredi jeudi vendredi montag dienstag mittwoch donnerstag freitag lunedi martedi mercoledi giovedi "
    "venerdi secondo stando conform d'apres angaben worten aussage aussagen zufolge laut von lui "
    "как по в на с но что это он она они за у для та але що це він вона вони від".split()
)
"""Words that open a sentence, folded: their capital makes no name of them."""

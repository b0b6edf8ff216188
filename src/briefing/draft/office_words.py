"""Words of offices in several languages, folded: what stands before them, and what they are in charge of."""

from __future__ import annotations

import re

__all__ = [
    "AREAS",
    "BEFORE_OFFICES",
    "BEHIND_OFFICES",
    "CUT_SHORT",
    "GENITIVES",
    "LIMITING",
    "OF_AREAS",
    "OF_TOWNS",
    "OWNING",
    "VERBS",
]

CUT_SHORT = re.compile(r"\A(?:vice|vize|ex|sub|sotto|sous|вице|экс|віце|екс)(?=\w{4})")
"""What is written before an office as one word with it: vicepresidente, exministra, viceministro."""

LIMITING = frozenset(
    "vice deputy former ex prime assistant under junior shadow vize stellvertretende stellvertretender fruhere "
    "fruherer ehemalige ehemaliger ancien ancienne premier premiere primer primera fostul fosta бывшии бывшая "
    "заместитель колишніи колишня заступник".split()
)
"""Words that make of an office another one: the vice president is not the president."""

BEFORE_OFFICES = LIMITING | frozenset(
    "acting senior chief foreign interim outgoing incoming caretaker permanent first second finance party police top "
    "defence defense interior home health trade transport justice education energy "
    "amtierende amtierender neue neuer designierte designierter geschaftsfuhrende geschaftsfuhrender erste erster "
    "nouveau nouvelle actuel actuelle futur future nuevo nueva actual nuovo nuova attuale primo prima "
    "prim noul noua actualul actuala генеральныи генеральная первыи первая новыи новая нынешнии "
    "генеральнии генеральна першии перша новии нова нинішніи".split()
)
"""Words before the noun of an office."""

BEHIND_OFFICES = frozenset(
    "general generale generala designate elect emeritus adjoint adjointe delegue deleguee charge chargee executif "
    "segundo segunda tercero tercera primero adjunto adjunta ejecutivo ejecutiva delegado delegada esecutivo "
    "aggiunto aggiunta delegato delegata executiv adjunct delegat francais francaise allemand allemande britannique "
    "americain americaine russe ukrainien ukrainienne italien italienne espagnol espagnole aleman alemana frances "
    "francesa ruso rusa ucraniano ucraniana italiano italiana espanol espanola britanico britanica tedesco tedesca "
    "francese russo russa ucraino ucraina spagnolo spagnola".split()
)
"""Words behind the noun of an office: secretary general, vicepresidenta segunda."""

AREAS = frozenset(
    "defence defense state justice finance health education transport transports interior foreign affairs trade energy "
    "agriculture labour labor environment culture economy home interieur sante economie finances affaires etrangeres "
    "travail environnement ecologie logement energie industrie outre-mer etat defensa asuntos exteriores justicia "
    "salud sanidad economia hacienda educacion transporte transportes trabajo cultura agricultura energia industria "
    "comercio estado difesa esteri interno interni giustizia salute economia istruzione trasporti lavoro ambiente "
    "infrastrutture stato consiglio transporturilor apararii externe interne justitiei sanatatii economiei finantelor "
    "educatiei muncii culturii agriculturii mediului energiei afacerilor иностранных дел обороны "
    "внутренних финансов юстиции здравоохранения образования экономики транспорта энергетики культуры труда "
    "безопасности закордонних справ оборони внутрішніх фінансів юстиціі охорони здоров'я освіти економіки "
    "інфраструктури енергетики культури безпеки транспорту".split()
)
"""What somebody in office is in charge of."""

GENITIVES = frozenset(
    "порта порту министерства міністерства правительства уряду парламента парламенту партии партіі города міста "
    "области області союза спілки профспілки профсоюза компании компаніі президента президентки министра міністра "
    "міністерки председателя голови директора мэра мера премьера прем'єра премьер-министра прем'єр-міністра канцлера "
    "совета ради комитета комітету полиции поліціі суда суду штаба штабу службы служби агентства банка банку".split()
)
"""What Russian and Ukrainian have between an office and a name: 'речниця міністерства'."""

OF_AREAS = frozenset("of for de du des d del della dello degli dei di al la fur von les".split())
"""Words between an office and what it is in charge of."""
OWNING = frozenset(("des", "der"))
"""The articles that join two nouns in German."""
OF_TOWNS = frozenset("de di von".split())
"""Words between an office and a town."""

VERBS = frozenset(
    "is was are were be been has have had will would said says told tells asked met meets named appointed called "
    "dit dijo disse detto sagte spus declarat anuncio anunciado rencontre".split()
)
"""Verbs that stand beside an office without being part of it."""

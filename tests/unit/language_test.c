#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/language.h"

struct sample {
	int line;
	const char *code;
	const char *text;
};

static const struct sample samples[] = {
	{ __LINE__, "ar", "أعلنت وزارة الصحة اليوم أن المستشفيات الجديدة ستفتح أبوابها أمام المرضى في الشهر المقبل." },
	{ __LINE__, "ar", "الرئيس يلتقي قادة الأحزاب غدا" },
	{ __LINE__, "ca", "El govern ha aprovat aquest matí una nova llei que permetrà als ajuntaments limitar el preu dels lloguers a les ciutats." },
	{ __LINE__, "ca", "Els bombers treballen per apagar l'incendi" },
	{ __LINE__, "da", "Regeringen har i dag fremlagt et forslag, der skal gøre det billigere for familier at købe en elbil næste år." },
	{ __LINE__, "da", "Flere unge søger hjælp hos kommunen af angst" },
	{ __LINE__, "de", "Die Bundesregierung will im kommenden Jahr mehr Geld für den Ausbau der Schienen ausgeben, sagte ein Sprecher am Montag." },
	{ __LINE__, "de", "Tausende Menschen demonstrieren gegen höhere Mieten" },
	{ __LINE__, "el", "Η κυβέρνηση ανακοίνωσε χθες ότι οι μισθοί των εκπαιδευτικών θα αυξηθούν από τον επόμενο χρόνο." },
	{ __LINE__, "el", "Φωτιά σε δάσος κοντά στην Αθήνα" },
	{ __LINE__, "en", "The city council voted on Tuesday to build three new schools, although several members said that the money would be better spent on roads." },
	{ __LINE__, "en", "Storm leaves thousands without power" },
	{ __LINE__, "en", "Angela Merkel met Emmanuel Macron in Paris on Tuesday." },
	{ __LINE__, "en", "Stocks slide" },
	{ __LINE__, "es", "El presidente anunció ayer que el gobierno bajará los impuestos a las pequeñas empresas durante los próximos dos años." },
	{ __LINE__, "es", "Miles de personas protestan contra la reforma" },
	{ __LINE__, "eu", "Eusko Jaurlaritzak jakinarazi du datorren urtean etxebizitza berriak eraikiko dituela hiriburu guztietan." },
	{ __LINE__, "eu", "Langileek greba egingo dute bihar" },
	{ __LINE__, "fi", "Hallitus kertoi tiistaina, että uusi rautatie pääkaupungista länteen rakennetaan ensi vuosikymmenen aikana." },
	{ __LINE__, "fi", "Poliisi etsii kadonnutta naista Tampereella" },
	{ __LINE__, "fr", "Le gouvernement a annoncé mardi que les travaux de la nouvelle ligne de métro commenceraient dès le mois prochain." },
	{ __LINE__, "fr", "Des milliers de manifestants dans les rues" },
	{ __LINE__, "ga", "Dúirt an tAire inniu go bhfuil an Rialtas chun tuilleadh airgid a chaitheamh ar scoileanna nua faoin tuath." },
	{ __LINE__, "ga", "Tá an t-uisce glan anois arís" },
	{ __LINE__, "hi", "सरकार ने मंगलवार को कहा कि अगले साल से गाँवों में नए अस्पताल बनाए जाएँगे और किसानों को मदद दी जाएगी।" },
	{ __LINE__, "hi", "दिल्ली में भारी बारिश के बाद सड़कों पर पानी" },
	{ __LINE__, "hu", "A kormány kedden bejelentette, hogy jövőre több pénzt fordítanak a vidéki kórházak felújítására." },
	{ __LINE__, "hu", "Tűz ütött ki egy budapesti gyárban" },
	{ __LINE__, "hy", "Կառավարությունը երեկ հայտարարեց, որ հաջորդ տարի նոր դպրոցներ կկառուցվեն մայրաքաղաքում։" },
	{ __LINE__, "hy", "Երևանում նոր այգի է բացվել" },
	{ __LINE__, "id", "Pemerintah mengumumkan pada hari Selasa bahwa harga beras akan diturunkan mulai bulan depan untuk membantu warga miskin." },
	{ __LINE__, "id", "Banjir melanda ribuan rumah di Jakarta" },
	{ __LINE__, "it", "Il governo ha annunciato martedì che i lavori per la nuova ferrovia cominceranno entro la fine dell'anno." },
	{ __LINE__, "it", "Migliaia di persone in piazza contro la guerra" },
	{ __LINE__, "lt", "Vyriausybė antradienį pranešė, kad kitais metais mokytojų atlyginimai bus padidinti visoje šalyje." },
	{ __LINE__, "lt", "Seimas priėmė naują mokesčių įstatymą" },
	{ __LINE__, "ne", "सरकारले आगामी वर्षदेखि सबै विद्यालयमा निःशुल्क खाजा दिने निर्णय गरेको छ भनेर मन्त्रीले बताएका छन्।" },
	{ __LINE__, "ne", "काठमाडौंमा नयाँ सडक बनाइने भएको छ" },
	{ __LINE__, "nl", "Het kabinet maakte dinsdag bekend dat er volgend jaar meer geld naar het onderwijs gaat, vooral naar kleine scholen." },
	{ __LINE__, "nl", "Duizenden huishoudens zonder stroom door storm" },
	{ __LINE__, "no", "Regjeringen sa tirsdag at kommunene skal få mer penger til å bygge nye sykehjem de neste årene, men ikke hvor mye." },
	{ __LINE__, "no", "Regjeringa seier at ho ikkje kjem til å auke skattane for dei som bur på bygda." },
	{ __LINE__, "no", "Politiet leter fortsatt etter savnet jente" },
	{ __LINE__, "pt", "O governo anunciou ontem que as obras da nova ponte não vão começar antes do fim do próximo ano." },
	{ __LINE__, "pt", "Milhares de pessoas sem água após as chuvas" },
	{ __LINE__, "ro", "Guvernul a anunțat marți că salariile profesorilor vor crește de anul viitor în toate școlile din țară." },
	{ __LINE__, "ro", "Incendiu puternic la o fabrică din București" },
	{ __LINE__, "ru", "Правительство сообщило во вторник, что в следующем году в стране построят несколько новых больниц." },
	{ __LINE__, "ru", "В Москве открыли новую станцию метро" },
	{ __LINE__, "sr", "Влада је у уторак саопштила да ће следеће године бити изграђено неколико нових школа у Београду." },
	{ __LINE__, "sr", "Пожар у фабрици код Новог Сада" },
	{ __LINE__, "sr", "Vlada je u utorak saopštila da će sledeće godine svi učenici dobiti besplatne udžbenike, ali ne i gde." },
	{ __LINE__, "sr", "Predsednik je posetio decu u Beogradu" },
	{ __LINE__, "sv", "Regeringen meddelade på tisdagen att skatten på el ska sänkas nästa år, men oppositionen är inte nöjd." },
	{ __LINE__, "sv", "Polisen söker efter försvunnen man" },
	{ __LINE__, "ta", "அடுத்த ஆண்டு முதல் கிராமங்களில் புதிய பள்ளிகள் கட்டப்படும் என்று அரசு செவ்வாய்க்கிழமை அறிவித்தது." },
	{ __LINE__, "ta", "சென்னையில் கனமழை தொடரும்" },
	{ __LINE__, "tr", "Hükümet salı günü yaptığı açıklamada gelecek yıl öğretmenlerin maaşlarının artırılacağını duyurdu." },
	{ __LINE__, "tr", "İstanbul'da yeni metro hattı açıldı" },
	{ __LINE__, "yi", "די רעגירונג האָט נעכטן געזאָגט אַז מע וועט בויען נײַע שולן פֿאַר די קינדער אין שטאָט." },
	{ __LINE__, "yi", "א נייע צייטונג איז ארויס אין ניו יארק" },

	/* No language that is listed, or none. */
	{ __LINE__, "und", "" },
	{ __LINE__, "und", "   \n\t" },
	{ __LINE__, "und", "12.345,67 2024-05-01 (99) 1/2 +33%" },
	{ __LINE__, "und", "政府星期二宣布明年将在农村建设新学校。" },
	{ __LINE__, "und", "政府は火曜日、来年から学校の給食を無料にすると発表した。" },
	{ __LINE__, "und", "정부는 내년부터 학교 급식을 무료로 한다고 발표했다." },
	{ __LINE__, "und", "รัฐบาลประกาศเมื่อวันอังคารว่าจะสร้างโรงเรียนใหม่" },
	{ __LINE__, "und", "政府星期二宣布 Apple 明年将在农村建设新学校。" },
	{ __LINE__, "und", "Rząd ogłosił we wtorek, że w przyszłym roku powstaną nowe szkoły na wsi." },
	{ __LINE__, "und", "Vláda v úterý oznámila, že příští rok postaví nové školy na venkově." },
	{ __LINE__, "und", "Уряд повідомив у вівторок, що наступного року в селах збудують нові школи." },
	{ __LINE__, "und", "Правителството съобщи във вторник, че догодина ще бъдат построени нови училища." },
	{ __LINE__, "und", "Die regering het Dinsdag gesê dat daar volgende jaar nuwe skole op die platteland gebou sal word." },
	{ __LINE__, "und", "הממשלה הודיעה אתמול כי בשנה הבאה ייבנו בתי ספר חדשים." },
	{ __LINE__, "und", "دولت روز سه‌شنبه اعلام کرد که سال آینده مدارس جدیدی در روستاها ساخته می‌شود." },
	{ __LINE__, "und", "dGhlIHF1aWNr IGJyb3duIGZveCBqdW1wcyBvdmVy" },
	{ __LINE__, "und", "xqzvk wpfjh zzgtr qwxkv bvnmq hjkpz" },
	{ __LINE__, "und", "\xff\xfe\x80\xc3\x28\xe2\x82\xf0\x9f" },
};

static void identifies_the_language(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(samples) / sizeof(*samples); i++) {
		const char *code = language_identify(slice_of(samples[i].text));

		if (strcmp(code, samples[i].code) != 0)
			fail_msg("line %d: %s, not %s: %s", samples[i].line, code,
				 samples[i].code, samples[i].text);
	}
}

static void takes_bytes_that_are_not_utf8_for_spaces(void **state)
{
	(void)state;
	assert_string_equal(language_identify(SLICE("The\xffweather\x80will be\xc3 fine today, "
						    "they\xf0 said")),
			    "en");
	/* A character cut off by the end. */
	assert_string_equal(language_identify(SLICE("La population est inqui\xc3")), "fr");
}

static void has_no_text_at_all(void **state)
{
	(void)state;
	assert_string_equal(language_identify((struct slice){ NULL, 0 }), "und");
}

static void reads_decomposed_accents(void **state)
{
	(void)state;
	assert_string_equal(language_identify(SLICE("Les e\xcc\x81lections ont e\xcc\x81te\xcc\x81 "
						    "reporte\xcc\x81" "es a\xcc\x80 lundi")),
			    "fr");
}

static void reads_no_further_than_the_sample(void **state)
{
	static char text[LANGUAGE_SAMPLE + 4096];

	(void)state;
	memset(text, '1', sizeof(text));
	memcpy(text + LANGUAGE_SAMPLE, SLICE("The weather will be fine today.").ptr, 31);
	assert_string_equal(language_identify((struct slice){ text, sizeof(text) }), "und");
}

static void copes_with_a_word_without_end(void **state)
{
	static char text[LANGUAGE_SAMPLE];

	(void)state;
	memset(text, 'x', sizeof(text));
	assert_string_equal(language_identify((struct slice){ text, sizeof(text) }), "und");
}

static void lists_languages_in_order(void **state)
{
	size_t count = 0;
	const struct language *language, *before = NULL;

	(void)state;
	while ((language = language_at(count))) {
		assert_true(language_known(language->code));
		assert_string_equal(language_stemmer(language->code), language->stemmer);
		assert_true(language->name[0] >= 'A' && language->name[0] <= 'Z');
		if (before)
			assert_true(strcmp(before->code, language->code) < 0);
		before = language;
		count++;
	}
	assert_int_equal(count, 28);
	assert_null(language_at(SIZE_MAX));
}

static void knows_no_other_codes(void **state)
{
	(void)state;
	assert_string_equal(language_stemmer("en"), "english");
	assert_string_equal(language_stemmer("yi"), "yiddish");
	assert_null(language_stemmer("und"));
	assert_null(language_stemmer("pl"));
	assert_null(language_stemmer(""));
	assert_null(language_stemmer(NULL));
	assert_false(language_known("und"));
	assert_false(language_known("EN"));
	assert_false(language_known("eng"));
	assert_false(language_known(NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(identifies_the_language),
		cmocka_unit_test(takes_bytes_that_are_not_utf8_for_spaces),
		cmocka_unit_test(has_no_text_at_all),
		cmocka_unit_test(reads_decomposed_accents),
		cmocka_unit_test(reads_no_further_than_the_sample),
		cmocka_unit_test(copes_with_a_word_without_end),
		cmocka_unit_test(lists_languages_in_order),
		cmocka_unit_test(knows_no_other_codes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

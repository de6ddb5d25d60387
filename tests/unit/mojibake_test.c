#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "ingest/mojibake.h"

/* UTF-8 read as another encoding, character by character. */
static void runs(void **state)
{
	static const struct {
		int line;
		const char *as, *text;
		int32_t is;
		size_t len;
	} rows[] = {
		{ __LINE__, "windows-1252", "â€™s", 0x2019, 8 },
		{ __LINE__, "windows-1252", "Ã©t", 0xe9, 4 },
		{ __LINE__, "windows-1252", "Å‚", 0x142, 5 },
		{ __LINE__, "windows-1252", "Â\xc2\x85", 0x85, 4 },
		{ __LINE__, "windows-1251", "Рњ", 0x41c, 4 },
		{ __LINE__, "windows-1252", "ét", 0, 0 },
		{ __LINE__, "windows-1252", "Ã", 0, 0 },
		{ __LINE__, "windows-1252", "â€", 0, 0 },
		{ __LINE__, "windows-1252", "Привет", 0, 0 },
		{ __LINE__, "windows-1252", "plain", 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		int32_t found = 0;
		size_t n = mojibake_run(charset_find(slice_of(rows[i].as)), slice_of(rows[i].text), 0, &found);

		if (n != rows[i].len || (n && found != rows[i].is))
			fail_msg("line %d: %zu, %x", rows[i].line, n, (unsigned)found);
	}
}

/* `text` as bytes of `is`, read as `as`. */
static void garble(const char *text, const char *is, const char *as, struct buffer *out)
{
	const struct charset *was = charset_find(slice_of(is)), *read = charset_find(slice_of(as));
	struct buffer bytes = { 0 };

	for (size_t at = 0; at < strlen(text);) {
		size_t from = at;
		int32_t cp = utf8_next(slice_of(text), &at);

		if (was == charset_utf8)
			buffer_add(&bytes, text + from, at - from);
		else
			buffer_byte(&bytes, (char)(cp < 0x80 ? cp : charset_byte(was, cp)));
	}
	buffer_clear(out);
	for (size_t at = 0; at < bytes.len;) {
		unsigned char byte = (unsigned char)bytes.at[at];
		int32_t cp = charset_next(read, buffer_view(&bytes), &at);

		utf8_put(out, cp ? cp : byte);
	}
	buffer_free(&bytes);
}

/* What each piece of the mended text was made of, mended by itself, is that piece. */
static void check_map(struct slice was, struct slice text, const struct garbling *g, const byte_map *map)
{
	struct buffer piece = { 0 };

	for (uint32_t at = 0, to; at < text.len; at = to) {
		to = byte_map_run_end(map, at, (uint32_t)text.len);
		buffer_clear(&piece);
		ungarble(slice_sub(was, byte_map_origin(map, at), byte_map_origin(map, to)), g, &piece, NULL);
		assert_true(slice_equal(buffer_view(&piece), slice_sub(text, at, to)));
	}
	buffer_free(&piece);
}

static void whole(void **state)
{
	static const struct {
		int line;
		const char *text, *is, *as;
	} rows[] = {
		{ __LINE__, "“Więcej się śmiał,” powiedział, „żółw”. “Źle – ćma ślęczy,” że też.", "utf-8", "windows-1252" },
		{ __LINE__, "Город стоит на реке; мосты закрыты до весны.", "utf-8", "windows-1251" },
		{ __LINE__, "Les élèves, âgés de dix à onze ans, étaient déjà là, près du théâtre.", "utf-8", "windows-1252" },
		{ __LINE__,
		  "Мост через реку закрыт для всех машин до самой весны, сказал мэр города. Люди ходят пешком через "
		  "старый мост, хотя это очень долго, или ждут парома.", "windows-1251", "windows-1252" },
		{ __LINE__,
		  "Rozmawialiśmy z osobą głuchą, która będzie mieszkała tu później. Jeśli wpadną goście, będzie więcej "
		  "miejsca; większość książek głosi też, że władza niszczyła zbiory. Są też spółki, które wzięły kasę.",
		  "iso-8859-2", "windows-1252" },
	};
	struct buffer bad = { 0 }, out = { 0 };
	byte_map map = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct garbling g;

		if (garbled(slice_of(rows[i].text), &g))
			fail_msg("line %d: as it is", rows[i].line);
		garble(rows[i].text, rows[i].is, rows[i].as, &bad);
		if (!garbled(buffer_view(&bad), &g))
			fail_msg("line %d: %.*s", rows[i].line, SLICE_ARG(buffer_view(&bad)));
		buffer_clear(&out);
		vector_clear(&map);
		ungarble(buffer_view(&bad), &g, &out, &map);
		if (!slice_is(buffer_view(&out), rows[i].text))
			fail_msg("line %d: %.*s", rows[i].line, SLICE_ARG(buffer_view(&out)));
		check_map(buffer_view(&bad), buffer_view(&out), &g, &map);
	}
	buffer_free(&bad);
	buffer_free(&out);
	vector_free(&map);
}

/* A few garbled marks among others that are right are no garbled text; nor are symbols in words. */
static void not_whole(void **state)
{
	static const char *const rows[] = {
		"", "plain",
		"It’s “fine” â€™ â€™ â€™ â€™ â€™ â€™ â€™ â€™ he said – naïve café, déjà vu, “so” it’s, “yes” – “no” – “ah”.",
		"ÀÉÎÕÜ ÇÈÊ ÄÖÜ ÀÂÄ ÈÉÊË ÎÏÔ ÙÛÜ",
		"x² y³ m²n a·b c·d CO₂ 5µm", "日本語の文章です。新聞の記事を読みます。",
		"Ελληνικά κείμενα εδώ", "Текст по-русски, «в кавычках».",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct garbling g;

		if (garbled(slice_of(rows[i]), &g))
			fail_msg("%s", rows[i]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(runs),
		cmocka_unit_test(whole),
		cmocka_unit_test(not_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

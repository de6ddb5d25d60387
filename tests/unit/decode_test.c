#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "ingest/decode.h"

#define BYTES(s) { s, sizeof(s) - 1 }

static void cases(void **state)
{
	static const struct {
		int line;
		struct slice bytes;
		const char *text; /* NULL: refused */
		const char *said; /* part of the report; NULL: nothing */
	} rows[] = {
		{ __LINE__, BYTES(""), "", NULL },
		{ __LINE__, BYTES("plain"), "plain", NULL },
		{ __LINE__, BYTES("\xef\xbb\xbfmarked"), "marked", NULL },
		{ __LINE__, BYTES("a\r\nb\rc\r\r\nd\r"), "a\nb\nc\n\nd\n", NULL },
		{ __LINE__, BYTES("\xff\xfe" "a\0\r\0\n\0b\0"), "a\nb", NULL },
		{ __LINE__, BYTES("\xfe\xff\0a\xd8\x3d\xde\x00"), "a😀", NULL },
		{ __LINE__, BYTES("\xff\xfe"), "", NULL },
		{ __LINE__, BYTES("N\0e\0w\0s\0,\0 \0m\0a\0r\0k\0l\0e\0s\0s\0"), "News, markless", NULL },
		{ __LINE__, BYTES("\0N\0e\0w\0s\0,\0 \0b\0i\0g"), "News, big", NULL },
		{ __LINE__, BYTES("\xff\xfe\x3d\xd8" "a\0"), "\xef\xbf\xbd" "a", "1 bytes that utf-16" },
		{ __LINE__, BYTES("\xff\xfe\x00\xde" "a\0"), "\xef\xbf\xbd" "a", "1 bytes that utf-16" },
		{ __LINE__, BYTES("\xff\xfe" "a\0b"), "a\xef\xbf\xbd", "1 bytes that utf-16" },
		{ __LINE__, BYTES("\x93Yes,\x94 he said \x96 it\x92s \x80" "5"),
		  "“Yes,” he said – it’s €5", "read as windows-1252" },
		{ __LINE__, BYTES("caf\xe9 \x81"), "café \xef\xbf\xbd", "1 bytes that windows-1252" },
		{ __LINE__, BYTES("caf\xc3\xa9 \xe2\x82\xac \xff"), "café € \xef\xbf\xbd",
		  "1 bytes that utf-8" },
		{ __LINE__, BYTES("one\0two, and a text that is long enough to be one"),
		  "one\xef\xbf\xbdtwo, and a text that is long enough to be one", "1 bytes that utf-8" },
		{ __LINE__, BYTES("\x1f\x8b\x08"), NULL, "is gzip data, not text; skipped" },
		{ __LINE__, BYTES("PK\3\4xx"), NULL, "is a zip archive, not text; skipped" },
		{ __LINE__, BYTES("%PDF-1.4"), NULL, "is a PDF, not text; skipped" },
		{ __LINE__, BYTES("{\\rtf1\\ansi Paris}"), NULL, "is an RTF document, not text; skipped" },
		{ __LINE__, BYTES("\1\2\3\4"), NULL, "is binary, not text; skipped" },
		{ __LINE__, BYTES("<b>No page, just a bracket"), "<b>No page, just a bracket", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct buffer copy = { 0 }, room = { 0 };
		struct report report = { 0 };
		struct decoding how = { 0 };
		struct decoded decoded;
		struct slice text = { 0 };
		bool good;

		buffer_slice(&copy, rows[i].bytes);
		good = decode_file(buffer_view(&copy), &how, &room, &decoded, (struct place){ "f", 0 },
				   &report);
		text = good ? decoded.text : text;
		buffer_byte(&report.lines, '\0');
		if (good != !!rows[i].text || (good && !slice_is(text, rows[i].text)))
			fail_msg("line %d: \"%.*s\"", rows[i].line, SLICE_ARG(text));
		if (rows[i].said ? !strstr(report.lines.at, rows[i].said) : report.lines.len > 1)
			fail_msg("line %d said: %s", rows[i].line, report.lines.at);
		assert_int_equal(report.problems, !good);
		buffer_free(&copy);
		buffer_free(&room);
		buffer_free(&report.lines);
	}
}

/* Whatever the bytes: valid UTF-8 without NUL and CR, or a refusal that is told. */
static void any_bytes(void **state)
{
	uint32_t seed = 11;
	struct buffer room = { 0 };
	struct decoding how = { 0 };
	struct decoded decoded;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		char bytes[64];
		size_t n = 0;
		struct slice text;
		struct report report = { 0 };

		for (size_t wanted = round % sizeof(bytes); n < wanted; n++) {
			seed ^= seed << 13, seed ^= seed >> 17, seed ^= seed << 5;
			bytes[n] = (char)(seed % 3 ? 0x20 + (seed >> 8) % 0x60 : seed >> 8);
		}
		if (decode_file((struct slice){ bytes, n }, &how, &room, &decoded,
				(struct place){ "f", 0 }, &report)) {
			text = decoded.text;
			assert_int_equal(utf8_valid_run(text), text.len);
			assert_null(text.len ? memchr(text.ptr, '\r', text.len) : NULL);
		} else {
			assert_int_equal(report.problems, 1);
		}
		buffer_free(&report.lines);
	}
	buffer_free(&room);
}

/* Pages: what they declare goes where their bytes allow it; what files are is given or seen. */
static void pages(void **state)
{
#define META(charset) "<html><head><meta charset=\"" charset "\"><p>"
	static const struct {
		int line;
		struct slice bytes;
		const char *text, *encoding; /* text behind the <p> */
	} rows[] = {
		{ __LINE__, BYTES(META("utf-8") "caf\xc3\xa9"), "café", "utf-8" },
		{ __LINE__, BYTES(META("iso-8859-1") "\x93Yes\x94"), "“Yes”", "windows-1252" },
		{ __LINE__, BYTES(META("iso-8859-1") "caf\xc3\xa9"), "café", "utf-8" },
		{ __LINE__, BYTES(META("utf-8") "caf\xc3\xa9 \xc3\xa8 \xc3\xa7 it\x92s"), "café è ç it’s",
		  "utf-8" },
		{ __LINE__, BYTES(META("windows-1251") "\xcc\xee\xf1\xea\xe2\xe0"), "Москва",
		  "windows-1251" },
		{ __LINE__, BYTES(META("x-sjis") "\x93\xfa\x96\x7b"), "日本", "shift_jis" },
		{ __LINE__, BYTES(META("gb2312") "\xd6\xd0\xb9\xfa"), "中国", "gbk" },
		{ __LINE__, BYTES("<html><p>\xec\xee\xf1\xea\xee\xe2\xf1\xea\xe8\xe9"), "московский",
		  "windows-1251" },
		{ __LINE__, BYTES("<?xml version=\"1.0\" encoding='koi8-r'?><html><p>\xcd\xc9\xd2"), "мир",
		  "koi8-r" },
		/* a byte order mark goes before what is declared; what is declared can be wrong */
		{ __LINE__, BYTES("\xef\xbb\xbf" META("iso-8859-1") "caf\xc3\xa9"), "café", "utf-8" },
		{ __LINE__, BYTES(META("utf-8") "It\x92s \x93" "fine\x94 \x96 caf\xe9"), "It’s “fine” – café",
		  "windows-1252" },
		{ __LINE__, BYTES(META("shift_jis") "caf\xe9, tr\xe8s bien \x97 d\xe9j\xe0"), "café, très bien — déjà",
		  "windows-1252" },
		{ __LINE__, BYTES(META("nonsense") "caf\xe9 cr\xe8me"), "café crème", "windows-1252" },
		{ __LINE__, BYTES("<html><meta http-equiv=Content-Type content='text/html; charset=windows-1250'>"
				  "<p>\x8cwiat, ksi\xb9\xbf" "ka"), "Świat, książka", "windows-1250" },
		/* declared, and clearly not so */
		{ __LINE__, BYTES(META("iso-8859-1") "\xcc\xee\xf1\xea\xe2\xe0 \xe6\xe4\xb8\xf2 "
				  "\xf2\xe5\xef\xeb\xf3\xfe \xee\xf1\xe5\xed\xfc \xe8 \xe7\xe8\xec\xf3"),
		  "Москва ждёт теплую осень и зиму", "windows-1251" },
		{ __LINE__, BYTES(META("windows-1251") "Les \xe9l\xe8ves fran\xe7" "ais sont tr\xe8s \xe2g\xe9s"),
		  "Les élèves français sont très âgés", "windows-1252" },
		{ __LINE__, BYTES(META("iso-8859-1") "\xd6\xd0\xb9\xfa\xc8\xcb \xb1\xb1\xbe\xa9\xca\xd0 "
				  "\xd0\xc2\xce\xc5\xcd\xf8 \xb9\xab\xcb\xbe\xb5\xc4 \xca\xc0\xbd\xe7\xb5\xc4"),
		  "中国人 北京市 新闻网 公司的 世界的", "gbk" },
		{ __LINE__, BYTES(META("iso-8859-1") "ksi\xb9\xbfka \x9cwiat wi\xeaksza sp\xf3\xb3ka, gdzie\x9c \xbf" "e"),
		  "książka świat większa spółka, gdzieś że", "windows-1250" },
		/* and so, though rare */
		{ __LINE__, BYTES(META("iso-8859-1") "\xc0 \xd6\xc4\xdc, na\xefve caf\xe9 \xbfqu\xe9?"),
		  "À ÖÄÜ, naïve café ¿qué?", "windows-1252" },
		/* Latin letters and marks that would be something in another encoding */
		{ __LINE__, BYTES("<html><p>I\x92m, they\x92re; SO F\xc4NGT"), "I’m, they’re; SO FÄNGT", "windows-1252" },
		{ __LINE__, BYTES("<html><p>\xd7"), "×", "windows-1252" },
	};
#undef META

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct buffer copy = { 0 }, room = { 0 };
		struct report report = { 0 };
		struct decoding how = { 0 };
		struct decoded out;
		const char *behind;

		buffer_slice(&copy, rows[i].bytes);
		assert_true(decode_file(buffer_view(&copy), &how, &room, &out, (struct place){ "f", 0 },
					&report));
		assert_true(out.is_html);
		behind = memmem(out.text.ptr, out.text.len, "<p>", 3);
		behind += 3;
		if (!slice_is((struct slice){ behind, (size_t)(out.text.ptr + out.text.len - behind) },
			      rows[i].text) ||
		    strcmp(out.encoding, rows[i].encoding) != 0)
			fail_msg("line %d: %s: %.*s", rows[i].line, out.encoding, SLICE_ARG(out.text));
		buffer_free(&copy);
		buffer_free(&room);
		buffer_free(&report.lines);
	}
}

/* The first byte that is not ASCII lies behind 20 KB of markup; --encoding goes before all else. */
static void far_and_given(void **state)
{
	struct buffer bytes = { 0 }, room = { 0 };
	struct report report = { 0 };
	struct decoding how = { 0 };
	struct decoded out;

	(void)state;
	buffer_string(&bytes, "<html><head>");
	while (bytes.len < 20000)
		buffer_string(&bytes, "<script src='/x.js'></script>\n");
	buffer_string(&bytes, "<p>\xcc\xee\xf1\xea\xe2\xe0 \xe6\xe4\xb8\xf2");
	assert_true(decode_file(buffer_view(&bytes), &how, &room, &out, (struct place){ "f", 0 }, &report));
	assert_string_equal(out.encoding, "windows-1251");
	assert_true(slice_ends(out.text, SLICE("<p>Москва ждёт")));
	how.charset = charset_find(SLICE("koi8-r"));
	assert_true(decode_file(buffer_view(&bytes), &how, &room, &out, (struct place){ "f", 0 }, &report));
	assert_string_equal(out.encoding, "koi8-r");
	assert_true(slice_ends(out.text, SLICE("<p>лНЯЙБЮ ФД╦Р")));
	buffer_free(&bytes);
	buffer_free(&room);
	buffer_free(&report.lines);
}

static struct slice decoded_by(const struct decoding *how, struct slice bytes, struct buffer *copy,
			       struct buffer *room)
{
	struct report report = { .quiet_warnings = true };
	struct decoded out = { 0 };

	buffer_clear(copy);
	buffer_slice(copy, bytes);
	if (!decode_file(buffer_view(copy), how, room, &out, (struct place){ "f", 0 }, &report))
		out.text.len = 0;
	buffer_free(&report.lines);
	return out.text;
}

/* Each run of a text came from the bytes that its map tells: read alone they give it. */
static void maps(void **state)
{
	static const char *const sets[] = { NULL, "utf-8", "utf-16", "windows-1252", "gbk", "shift_jis" };
	struct buffer bytes = { 0 }, room = { 0 }, copy = { 0 }, piece = { 0 },
		      piece_copy = { 0 }, piece_room = { 0 };
	byte_map map = { 0 };
	uint32_t seed = 5, runs = 0;

	(void)state;
	for (int round = 0; round < 6000; round++) {
		const char *name = sets[round % 6];
		struct decoding how = { .plain = true, .map = &map };
		struct decoding same = { .plain = true };
		struct slice text;
		size_t wanted = (size_t)round % 97;
		bool utf16 = round % 6 == 2;

		how.charset = same.charset = name ? charset_find(slice_of(name)) : NULL;
		buffer_clear(&bytes);
		if (utf16 || round % 7 == 0)
			buffer_string(&bytes, utf16 ? "\xff\xfe" : "\xef\xbb\xbf");
		while (bytes.len < wanted) {
			seed ^= seed << 13, seed ^= seed >> 17, seed ^= seed << 5;
			buffer_byte(&bytes, (char)(seed % 9 == 0 ? 10 + 3 * (seed >> 8 & 1)
						   : seed % 3    ? 0x20 + (seed >> 8) % 0x60
								 : seed >> 8));
			if (utf16)
				buffer_byte(&bytes, (char)(seed % 4 ? 0 : seed >> 16));
		}
		text = decoded_by(&how, buffer_view(&bytes), &copy, &room);
		if (!text.len)
			continue;
		assert_int_equal(byte_map_origin(&map, (uint32_t)text.len), bytes.len);
		for (uint32_t at = 0, to; name && at < text.len; at = to) {
			uint32_t from = byte_map_origin(&map, at);
			struct slice was;

			to = byte_map_run_end(&map, at, (uint32_t)text.len);
			was = slice_sub(buffer_view(&bytes), from, byte_map_origin(&map, to));
			buffer_clear(&piece);
			buffer_string(&piece, utf16 ? "\xff\xfe" : "");
			buffer_slice(&piece, was);
			was = decoded_by(&same, buffer_view(&piece), &piece_copy, &piece_room);
			if (was.len && !slice_equal(was, slice_sub(text, at, to))) /* empty: control bytes, refused */
				fail_msg("round %d, %u: %.*s", round, at, SLICE_ARG(was));
			runs++;
		}
	}
	assert_true(runs > 10000);
	vector_free(&map);
	buffer_free(&bytes);
	buffer_free(&room);
	buffer_free(&copy);
	buffer_free(&piece);
	buffer_free(&piece_copy);
	buffer_free(&piece_room);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cases),
		cmocka_unit_test(any_bytes),
		cmocka_unit_test(pages),
		cmocka_unit_test(far_and_given),
		cmocka_unit_test(maps),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

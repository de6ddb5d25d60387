/* Writes the tables that turn other encodings into Unicode, made with this machine's iconv, so
 * that the program itself needs none (nor glibc's gconv modules). usage: pack_charsets OUT.h */
#include <iconv.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	const char *name, *iconv;
} single[] = {
	{ "windows-1250", "CP1250" },   { "windows-1251", "CP1251" },   { "windows-1252", "CP1252" },
	{ "windows-1253", "CP1253" },   { "windows-1254", "CP1254" },   { "windows-1255", "CP1255" },
	{ "windows-1256", "CP1256" },   { "windows-1257", "CP1257" },   { "windows-1258", "CP1258" },
	{ "iso-8859-2", "ISO-8859-2" }, { "iso-8859-3", "ISO-8859-3" }, { "iso-8859-4", "ISO-8859-4" },
	{ "iso-8859-5", "ISO-8859-5" }, { "iso-8859-6", "ISO-8859-6" }, { "iso-8859-7", "ISO-8859-7" },
	{ "iso-8859-8", "ISO-8859-8" }, { "iso-8859-10", "ISO-8859-10" },
	{ "iso-8859-13", "ISO-8859-13" }, { "iso-8859-14", "ISO-8859-14" },
	{ "iso-8859-15", "ISO-8859-15" }, { "iso-8859-16", "ISO-8859-16" },
	{ "koi8-r", "KOI8-R" },	        { "koi8-u", "KOI8-U" },
}, twin[] = {
	{ "shift_jis", "CP932" }, { "gbk", "GBK" }, { "euc-kr", "CP949" }, { "big5", "BIG5-HKSCS" },
	{ "euc-jp", "EUC-JP" },
};

/* The one character that these bytes are, 0 when they are none of the BMP. */
static unsigned decode(iconv_t cd, const unsigned char *bytes, size_t len)
{
	char in[2], *from = in;
	unsigned char out[16];
	char *to = (char *)out;
	size_t left = len, room = sizeof(out);

	memcpy(in, bytes, len);
	iconv(cd, NULL, NULL, NULL, NULL);
	if (iconv(cd, &from, &left, &to, &room) == (size_t)-1 || left ||
	    iconv(cd, NULL, NULL, &to, &room) == (size_t)-1 || room != sizeof(out) - 2)
		return 0;
	return out[0] | (unsigned)out[1] << 8;
}

static iconv_t open_or_die(const char *name)
{
	iconv_t cd = iconv_open("UTF-16LE", name);

	if (cd == (iconv_t)-1) {
		fprintf(stderr, "pack_charsets: iconv does not know %s\n", name);
		exit(1);
	}
	return cd;
}

/* From 0x80 on. */
static void put_single(FILE *out, const char *name, const char *iconv_name)
{
	iconv_t cd = open_or_die(iconv_name);

	fprintf(out, "\t{ \"%s\", {", name);
	for (unsigned c = 0x80; c < 0x100; c++) {
		unsigned char byte = (unsigned char)c;

		fprintf(out, "%s0x%x,", c % 16 ? " " : "\n\t\t", decode(cd, &byte, 1));
	}
	fprintf(out, "\n\t} },\n");
	iconv_close(cd);
}

/* Lead bytes from 0x81, trail bytes from 0x40. */
static void put_twin(FILE *out, const char *name, const char *iconv_name)
{
	iconv_t cd = open_or_die(iconv_name);

	fprintf(out, "\t{ \"%s\", {", name);
	for (unsigned lead = 0x81; lead < 0xff; lead++)
		for (unsigned trail = 0x40; trail < 0xff; trail++) {
			unsigned char bytes[] = { (unsigned char)lead, (unsigned char)trail };

			fprintf(out, "%s0x%x,", (trail - 0x40) % 16 ? " " : "\n\t\t",
				decode(cd, bytes, 2));
		}
	fprintf(out, "\n\t} },\n");
	iconv_close(cd);
}

int main(int argc, char **argv)
{
	FILE *out = argc == 2 ? fopen(argv[1], "w") : NULL;

	if (!out) {
		perror("pack_charsets");
		return 1;
	}
	fprintf(out, "/* Made by lexicons/pack_charsets.c. */\n"
		     "static const struct single_charset { char name[16]; uint16_t high[128]; } "
		     "singles[] = {\n");
	for (size_t i = 0; i < sizeof(single) / sizeof(*single); i++)
		put_single(out, single[i].name, single[i].iconv);
	fprintf(out, "};\nstatic const struct twin_charset { char name[16]; uint16_t pairs[126 * 191]; "
		     "} twins[] = {\n");
	for (size_t i = 0; i < sizeof(twin) / sizeof(*twin); i++)
		put_twin(out, twin[i].name, twin[i].iconv);
	fprintf(out, "};\n");
	return fclose(out) != 0;
}

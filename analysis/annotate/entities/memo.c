#include "annotate/entities/memo.h"

#include "base/memory.h"

struct memo *memos_new(void)
{
	struct memo *memos = memory_new((MEMOS + 1) * sizeof(*memos));

	for (size_t i = 0; i <= MEMOS; i++)
		memos[i].filled = 0;
	return memos;
}

struct memo *memo_at(const struct featurizer *f, const struct token *t, struct slice surface)
{
	/* Said and SAID are two words; they have one hash. */
	uint32_t hash = t->hash ^ (uint32_t)t->cased * 0x9e3779b1u;

	return surface.len <= MEMO_SURFACE ? &f->memos[hash % MEMOS] : NULL;
}

static void copy_surface(char to[static MEMO_SURFACE], struct slice surface)
{
	memset(to, 0, MEMO_SURFACE);
	memcpy(to, surface.ptr, surface.len);
}

bool memo_holds(const struct memo *m, struct slice surface)
{
	char wanted[MEMO_SURFACE];

	copy_surface(wanted, surface);
	return m->filled && memcmp(m->surface, wanted, MEMO_SURFACE) == 0;
}

void memo_fill(struct featurizer *f, struct memo *m, struct slice surface, const struct atom *a)
{
	copy_surface(m->surface, surface);
	m->filled = ++f->memos_filled;
	m->summed = 0;
	m->atom = *a;
	m->atom.memo = (uint32_t)(m - f->memos);
	m->atom.filled = m->filled;
}

struct memo *memo_of(const struct featurizer *f, const struct atom *a)
{
	struct memo *m = &f->memos[a->memo];

	return a->filled && a->filled == m->filled ? m : NULL;
}

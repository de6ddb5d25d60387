/* The packed tables, in the program's read-only data. */
	.section .rodata
	.balign 64
	.global lede_lexicon
lede_lexicon:
	.incbin "lexicon.bin"

	.balign 64
	.global lede_languages
lede_languages:
	.incbin "languages.bin"

	.balign 64
	.global lede_model
lede_model:
	.incbin "entities.model"
	.global lede_model_end
lede_model_end:

	.section .note.GNU-stack, "", @progbits

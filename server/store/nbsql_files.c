/*
 * nbsql_files.c - the files of the build tool, and its way to stop.
 *
 * A build tool ends at the first problem, so nothing here gives an error back.
 */
#include "nbsql.h"

#include <stdarg.h>
#include <stdlib.h>

#define FILE_BYTES_MOST 1000000

_Noreturn void
fail(const struct source *at, const char *format, ...)
{
	va_list arguments;

	if (at)
		fprintf(stderr, "%s:%d: ", at->path, at->line);
	va_start(arguments, format);
	vfprintf(stderr, format, arguments);
	va_end(arguments);
	fputc('\n', stderr);
	exit(1);
}

void *
grow(void *memory, size_t bytes)
{
	void *grown = realloc(memory, bytes);

	if (!grown)
		fail(NULL, "nbsql: out of memory");
	return grown;
}

char *
read_file(const char *path, size_t *ret_length)
{
	FILE *file = fopen(path, "rb");
	char *bytes = grow(NULL, FILE_BYTES_MOST + 1);

	if (!file)
		fail(NULL, "%s: cannot be read", path);
	*ret_length = fread(bytes, 1, FILE_BYTES_MOST, file);
	if (ferror(file) || *ret_length == FILE_BYTES_MOST)
		fail(NULL, "%s: cannot be read, or is too large", path);
	fclose(file);
	bytes[*ret_length] = 0;
	return bytes;
}

FILE *
open_output(const char *path)
{
	FILE *file = fopen(path, "wb");

	if (!file)
		fail(NULL, "%s: cannot be written", path);
	fputs("/* Made by nbsql from server/store; change the .sql files instead. */\n", file);
	return file;
}

void
close_output(FILE *file, const char *path)
{
	if (ferror(file) | fclose(file))
		fail(NULL, "%s: cannot be written", path);
}

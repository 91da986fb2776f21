/* A mail program for trials under wine: Simple MAPI that writes down, as UTF-8, what it was given into the file that
   ITA_LETTER names: subject, path and name of the attachment, its size, the flags. Never shipped. */

#include <stdio.h>
#include <windows.h>

typedef struct {
    ULONG reserved, flags, position;
    WCHAR *path_name, *file_name;
    void *file_type;
} File;

typedef struct {
    ULONG reserved;
    WCHAR *subject, *text, *type, *date_received, *conversation;
    ULONG flags;
    void *originator;
    ULONG recipient_count;
    void *recipients;
    ULONG file_count;
    File *files;
} Message;

static void line(FILE *file, const WCHAR *words)
{
    char bytes[4096];
    if (words && WideCharToMultiByte(CP_UTF8, 0, words, -1, bytes, sizeof bytes, NULL, NULL))
        fprintf(file, "%s\n", bytes);
    else
        fprintf(file, "-\n");
}

__declspec(dllexport) ULONG WINAPI MAPISendMailW(
    ULONG_PTR session, ULONG_PTR window, Message *message, ULONG flags, ULONG reserved)
{
    WIN32_FILE_ATTRIBUTE_DATA found = {0};
    FILE *file = _wfopen(_wgetenv(L"ITA_LETTER"), L"wb");
    if (!file || message->file_count != 1)
        return 2; /* MAPI_E_FAILURE */
    GetFileAttributesExW(message->files[0].path_name, GetFileExInfoStandard, &found);
    line(file, message->subject);
    line(file, message->files[0].path_name);
    line(file, message->files[0].file_name);
    fprintf(file, "%lu\n%lu\n", found.nFileSizeLow, flags);
    fclose(file);
    return session || window || reserved ? 2 : 0;
}

/**
 * Reads catalog files: finds out packing, encoding, format and delimiter, resolves the header through a dialect, and hands
 * out raw rows one by one. Whatever is wrong with the file as a whole comes out as findings in the contract's words;
 * what is wrong inside a row is for {@code catalog.check} to say. Memory does not grow with the file.
 */
package io.tillbridge.catalog.file;

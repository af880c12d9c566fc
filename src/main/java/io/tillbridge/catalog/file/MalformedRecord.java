package io.tillbridge.catalog.file;

import io.tillbridge.catalog.Finding;

/**
 * Why a record cannot be a row ({@code ROW_MALFORMED}), in the words of its format.
 *
 * @param message a sentence: what was expected, what was found
 * @param hint how it is written rightly
 */
public record MalformedRecord(String message, String hint) {

    static MalformedRecord afterQuote(int cell) {
        return new MalformedRecord(
                "A cell in quotes must end with its closing quote; text follows that of cell " + cell + ".",
                "Write a quote inside a quoted cell twice.");
    }

    static MalformedRecord element(String found) {
        return new MalformedRecord(
                "A product must be an object; this element is " + found + ".",
                "Write each product as one object of texts; only images may be an array, of texts.");
    }

    static MalformedRecord value(String key, String found) {
        return new MalformedRecord(
                quoted(key) + " must hold a single value; it holds " + found + ".",
                "Write one text, number, true or false; only images may be an array, of texts.");
    }

    static MalformedRecord image(String found) {
        return new MalformedRecord(
                "An array of images must hold texts only; this one holds " + found + ".",
                "Write each URL as one text.");
    }

    static MalformedRecord keyTwice(String key) {
        return new MalformedRecord(
                "An object must name each column once; " + quoted(key) + " stands there again.",
                "Write each key once; case and surrounding blanks do not count.");
    }

    private static String quoted(String key) {
        return "\"" + Finding.cut(key) + "\"";
    }
}

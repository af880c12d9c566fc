package io.tillbridge.api;

/**
 * One fault of a request.
 *
 * @param pointer where in the body, as a JSON pointer; null for a parameter
 * @param parameter which parameter or header; null for the body
 */
record Fault(String pointer, String parameter, String code, String message) {

    /** Names of fields and parameters are the client's, who may have cut a letter in two. */
    Fault {
        pointer = Quote.wellFormed(pointer);
        parameter = Quote.wellFormed(parameter);
        message = Quote.wellFormed(message);
    }

    static Fault inBody(String pointer, String code, String message) {
        return new Fault(pointer, null, code, message);
    }

    static Fault inParameter(String name, String code, String message) {
        return new Fault(null, name, code, message);
    }
}

package io.tillbridge.api.contract;

/**
 * One fault of a request.
 *
 * @param pointer where in the body, as a JSON pointer; null for a parameter
 * @param parameter which parameter or header; null for the body
 */
public record RequestFault(String pointer, String parameter, String code, String message) {

    /** Names of fields and parameters are the client's, who may have cut a letter in two. */
    public RequestFault {
        pointer = QuotedText.wellFormed(pointer);
        parameter = QuotedText.wellFormed(parameter);
        message = QuotedText.wellFormed(message);
    }

    public static RequestFault inBody(String pointer, String code, String message) {
        return new RequestFault(pointer, null, code, message);
    }

    public static RequestFault inParameter(String name, String code, String message) {
        return new RequestFault(null, name, code, message);
    }
}

package io.tillbridge.api.contract;

/** What is wrong with a request that was made up. */
public enum Oddity {
    /** An id that is none, or of nothing. */
    PATH,
    /** A value of a parameter. */
    QUERY,
    /** A parameter nobody knows, or one twice. */
    SURPLUS_QUERY,
    HEADER,
    CONTENT_TYPE,
    /** A member of the body that is missing, surplus or of another type. */
    MEMBER,
    /** A second one. */
    OTHER_MEMBER,
    /** Bytes that cannot be read. */
    BYTES,
    /** A body where none belongs, or none where one does. */
    BODY
}

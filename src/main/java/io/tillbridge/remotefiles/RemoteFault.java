package io.tillbridge.remotefiles;

import java.util.Optional;

/** What became of a request instead of what was asked for, the same for every protocol. */
final class RemoteFault extends Exception {
    private static final long serialVersionUID = 1L;

    enum Kind {
        /** The server says that there is no such file or folder. */
        ABSENT,
        /** The server says that this account may not. */
        DENIED,
        /** The server says no for another reason; it would answer another request. */
        ANSWERED,
        /** The connection ended, or no answer came. */
        ENDED,
        /** The answer is longer than any that is needed. */
        OVERFULL
    }

    private final Kind kind;
    private final String words;
    private final String sentence;

    private RemoteFault(Kind kind, String words, String sentence, Throwable cause) {
        super(words, cause);
        this.kind = kind;
        this.words = words;
        this.sentence = sentence;
    }

    /** @param words the server's own, in one line without a full stop */
    static RemoteFault of(Kind kind, String words, Throwable cause) {
        return new RemoteFault(kind, words, null, cause);
    }

    /** @param sentence what to tell of the one file that was asked for, whole, in place of the usual words */
    static RemoteFault told(Kind kind, String words, String sentence) {
        return new RemoteFault(kind, words, sentence, null);
    }

    static RemoteFault ended(Throwable cause) {
        return new RemoteFault(Kind.ENDED, "the connection ended", null, cause);
    }

    static RemoteFault overfull(Throwable cause) {
        return new RemoteFault(Kind.OVERFULL, "more than allowed", null, cause);
    }

    Kind kind() {
        return kind;
    }

    /** The server's words for its no. */
    String words() {
        return words;
    }

    Optional<String> sentence() {
        return Optional.ofNullable(sentence);
    }

    /** Whether the server itself said no to this one request, and would answer another. */
    boolean isAnswer() {
        return kind == Kind.ABSENT || kind == Kind.DENIED || kind == Kind.ANSWERED;
    }
}

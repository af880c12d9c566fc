package io.tillbridge.remotefiles;

/** What is said of a vendor's server, said of a partner's. */
final class PartnerWords {
    private PartnerWords() {}

    static String of(String text) {
        return text.replace("vendor", "partner")
                .replace("every pull is refused", "every push is refused")
                .replace("catalog files", "feed");
    }
}

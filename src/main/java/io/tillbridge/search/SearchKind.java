package io.tillbridge.search;

/** What can be found, in the order in which results are shown. */
public enum SearchKind {
    CONNECTION("connection"),
    PRODUCT("product"),
    ORDER("order"),
    LISTING("listing"),
    UPLOAD("upload"),
    RETAILER("retailer"),
    ROUTE("route"),
    RUN("run");

    private final String text;

    SearchKind(String text) {
        this.text = text;
    }

    /** The public name, such as {@code product}. */
    public String text() {
        return text;
    }
}

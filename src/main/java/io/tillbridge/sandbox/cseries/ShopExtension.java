package io.tillbridge.sandbox.cseries;

/** An address that an app registered in a shop. */
final class ShopExtension extends Entity {
    String address = "";
    String place = "body";
    String name = "";

    ShopExtension(long id, long at) {
        super(id, at);
    }
}

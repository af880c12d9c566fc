package io.tillbridge.lightspeed.cseries;

import java.util.Map;

/** Something of the hub that a shop keeps by its address: a script on its pages, or a service of its checkout. */
public interface ShopInstallation {
    /** Where the shop keeps them, below the language and without {@code .json}. */
    String path();

    /** The object of a request under its name. */
    Map<String, Object> body(String address);

    /** Its field with the address. */
    String addressField();

    /** The script of a shop's pages. */
    ShopInstallation SCRIPT = new ShopInstallation() {
        @Override
        public String path() {
            return "shop/scripts";
        }

        @Override
        public Map<String, Object> body(String address) {
            return Map.of("shopScript", Map.of("url", address, "location", "body"));
        }

        @Override
        public String addressField() {
            return "url";
        }
    };
}

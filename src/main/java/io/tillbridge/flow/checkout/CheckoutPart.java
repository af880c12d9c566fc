package io.tillbridge.flow.checkout;

import io.tillbridge.connection.Connection;
import io.tillbridge.lightspeed.cseries.ExternalServiceForm;
import io.tillbridge.lightspeed.cseries.ShopInstallation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What the hub can put into a shop, each by a switch of its connection. */
public enum CheckoutPart {
    SCRIPT("script", "checkoutScript", "script") {
        @Override
        ShopInstallation form() {
            return ShopInstallation.SCRIPT;
        }

        @Override
        public String address(String base, Connection connection) {
            Object place = connection.settings().get("checkoutPlace");
            String after = place == null ? "" : "?after=" + URLEncoder.encode(place.toString(), StandardCharsets.UTF_8);
            return base + "/delivery.js" + after;
        }
    },
    METHODS("methods", "checkoutMethods", "external service") {
        @Override
        ShopInstallation form() {
            return new ExternalServiceForm();
        }

        @Override
        public String address(String base, Connection connection) {
            return base + "/methods";
        }
    };

    private final String text;
    private final String setting;
    private final String title;

    CheckoutPart(String text, String setting, String title) {
        this.text = text;
        this.setting = setting;
        this.title = title;
    }

    public String text() {
        return text;
    }

    /** The switch of the connection. */
    public String setting() {
        return setting;
    }

    /** What people call it. */
    String title() {
        return title;
    }

    abstract ShopInstallation form();

    boolean wanted(Connection connection) {
        return connection.enabled() && Boolean.TRUE.equals(connection.settings().get(setting));
    }

    /**
     * What the shop is to keep.
     *
     * @param base address of the checkout, without trailing slash
     */
    public abstract String address(String base, Connection connection);
}

package io.tillbridge.lightspeed.cseries;

import io.tillbridge.run.Failure;
import java.util.ArrayList;
import java.util.List;

/** What a shop keeps of one kind of installation: listed, made, changed and deleted, within the budget of the shop's key. */
public final class CSeriesInstallations {
    private final CSeriesClient link;

    public CSeriesInstallations(CSeriesClient link) {
        this.link = link;
    }

    /** One as it stands in the shop. */
    public record Installed(String remoteId, String address) {}

    /** The shop of a connection with its key of now: it can be called when the connection is gone. */
    public static final class Shop {
        private final ShopTarget target;

        private Shop(ShopTarget target) {
            this.target = target;
        }
    }

    /** @throws Failure when the connection has no key or its settings are not right */
    public Shop shop(long connectionId) {
        return new Shop(link.targets().of(connectionId));
    }

    /** All of a shop, of other apps and of its merchant too. */
    public List<Installed> list(Shop shop, ShopInstallation kind) {
        Object content = link.call(shop.target, "GET", kind.path(), "limit=250", null);
        List<Installed> all = new ArrayList<>();
        for (Object item : content instanceof List<?> list ? list : List.of()) {
            ShopJson each = ShopJson.of(item);
            if (each.id("id") != null) {
                all.add(new Installed(each.id("id"), each.text(kind.addressField())));
            }
        }
        return all;
    }

    /** @return its id in the shop, null when the answer names none: the list tells */
    public String make(Shop shop, ShopInstallation kind, String address) {
        return ShopJson.of(link.call(shop.target, "POST", kind.path(), "", kind.body(address)))
                .id("id");
    }

    public void change(Shop shop, ShopInstallation kind, String remoteId, String address) {
        link.call(shop.target, "PUT", kind.path() + "/" + remoteId, "", kind.body(address));
    }

    /** One that is gone already is fine; the next look at the list tells. */
    public void delete(Shop shop, ShopInstallation kind, String remoteId) {
        try {
            link.call(shop.target, "DELETE", kind.path() + "/" + remoteId, "", null);
        } catch (CSeriesNotFound gone) {
            // What is not there needs no deleting.
        }
    }
}

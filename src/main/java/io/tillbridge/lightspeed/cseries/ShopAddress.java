package io.tillbridge.lightspeed.cseries;

import io.tillbridge.run.Failure;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The address of a shop's own pages, as the shop tells it. */
public final class ShopAddress {
    private static final Logger LOG = LoggerFactory.getLogger(ShopAddress.class);

    private final CSeriesClient link;

    public ShopAddress(CSeriesClient link) {
        this.link = link;
    }

    /** Such as {@code www.example.nl}; empty when the shop does not tell, or the key may not read its settings. */
    public Optional<String> of(long connectionId) {
        try {
            Object shop = link.call(link.targets().of(connectionId), "GET", "shop", "", null);
            return Optional.of(ShopJson.of(shop).text("mainDomain")).filter(domain -> !domain.isBlank());
        } catch (Failure e) {
            LOG.info("The address of the shop of connection {} is not known: {}", connectionId, e.getMessage());
            return Optional.empty();
        }
    }
}

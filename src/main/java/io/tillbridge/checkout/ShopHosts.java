package io.tillbridge.checkout;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the host of each shop's own address, for shops that name no hosts themselves. */
public final class ShopHosts {
    private static final Duration KNOWN_FOR = Duration.ofHours(24);
    private static final Duration TRIED_AGAIN_AFTER = Duration.ofMinutes(10);
    private static final Pattern HOST =
            Pattern.compile("(?:https?://)?([a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?(?::[0-9]{1,5})?)(?:/.*)?");

    private final CheckoutShopRows rows;
    private final LongPredicate needed;
    private final LongFunction<Optional<String>> address;
    private final Clock clock;

    /**
     * @param needed whether the settings of a connection name no hosts
     * @param address asks the shop; empty when it does not tell
     */
    public ShopHosts(CheckoutShopRows rows, LongPredicate needed, LongFunction<Optional<String>> address, Clock clock) {
        this.rows = rows;
        this.needed = needed;
        this.address = address;
        this.clock = clock;
    }

    /** Reads those that are not known, were read long ago, or whose connection was changed since. It may take as long as the shops take. */
    public void read() {
        rows.switchedOn().stream()
                .filter(this::isDue)
                .filter(row -> needed.test(row.connectionId()))
                .forEach(row -> rows.keepHost(
                        row.connectionId(),
                        address.apply(row.connectionId())
                                .flatMap(ShopHosts::host)
                                .orElse(null)));
    }

    private boolean isDue(CheckoutShopRows.Row row) {
        Duration pause = row.host() == null ? TRIED_AGAIN_AFTER : KNOWN_FOR;
        return row.hostReadAt() == null
                || row.hostReadAt().isBefore(row.changedAt())
                || row.hostReadAt().plus(pause).isBefore(clock.instant());
    }

    /** The hosts of the pages of a shop whose own address has this host; none when it is not known. */
    public static Set<String> ofShop(String host) {
        if (host == null) {
            return Set.of();
        }
        return host.startsWith("www.") ? Set.of(host, host.substring(4)) : Set.of(host, "www." + host);
    }

    /** The host of an address, with or without its scheme; empty when it is none. */
    static Optional<String> host(String address) {
        Matcher parts = HOST.matcher(address.strip().toLowerCase(Locale.ROOT));
        return parts.matches() ? Optional.of(parts.group(1)) : Optional.empty();
    }
}

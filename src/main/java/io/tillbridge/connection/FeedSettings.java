package io.tillbridge.connection;

import io.tillbridge.fault.CallerFault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Settings of a feed to a partner.
 *
 * @param feed the name of its definition
 * @param connections ids of the shops and tills whose listings are in it; none: the products of the hub alone
 * @param warehouses ids of the warehouses whose stock counts; none: all
 * @param stockBuffer pieces that the partner is never shown
 * @param velocityDays holds back what is sold in so many days
 * @param maxDropPercent a publish with fewer items than that below the last one stops
 * @param maxFailPercent a publish in which more items lack a required field stops
 * @param currency of all prices
 * @param language null: as texts are stored
 * @param shopUrl the start of links to products; null: none
 * @param costs whether a definition of the company's own may carry costs
 * @param delivery {@code pull}, {@code push} or {@code both}
 * @param fileName null: the definition's name with the ending of its format
 * @param push where a pushed file goes; its host is null where nothing is pushed
 */
public record FeedSettings(
        String feed,
        List<Long> connections,
        List<Long> warehouses,
        int stockBuffer,
        int velocityDays,
        int maxDropPercent,
        int maxFailPercent,
        String currency,
        String language,
        String shopUrl,
        boolean costs,
        String delivery,
        String fileName,
        Push push) {

    /**
     * The server a file is pushed to.
     *
     * @param protocol {@code sftp}, {@code ftps} or {@code ftps-implicit}
     * @param port null: the one of the protocol
     * @param path the folder; blank: the one the server opens by itself
     * @param hostKey null until it is pinned
     * @param certificateFingerprint null: what Java trusts
     */
    public record Push(
            String protocol,
            String host,
            Integer port,
            String path,
            String username,
            String hostKey,
            String certificateFingerprint) {
        public int portOrUsual() {
            return port != null ? port : protocol.equals("sftp") ? 22 : protocol.equals("ftps") ? 21 : 990;
        }
    }

    /**
     * The settings of a saved connection. Its definition may be gone meanwhile; who publishes sees that.
     *
     * @throws CallerFault INVALID: when they no longer pass the checks, which may have grown since they were saved
     */
    public static FeedSettings of(Connection connection) {
        return StoredSettings.read(faults -> FeedFields.read(connection.settings(), null, faults));
    }

    public boolean pulls() {
        return !delivery.equals("push");
    }

    public boolean pushes() {
        return !delivery.equals("pull");
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("feed", feed);
        map.put("connections", connections.stream().map(String::valueOf).toList());
        map.put("warehouses", warehouses.stream().map(String::valueOf).toList());
        map.put("stockBuffer", stockBuffer);
        map.put("velocityDays", velocityDays);
        map.put("maxDropPercent", maxDropPercent);
        map.put("maxFailPercent", maxFailPercent);
        map.put("currency", currency);
        map.put("language", language);
        map.put("shopUrl", shopUrl);
        map.put("costs", costs);
        map.put("delivery", delivery);
        map.put("fileName", fileName);
        map.put("protocol", push.protocol());
        map.put("host", push.host());
        map.put("port", push.port());
        map.put("path", push.path());
        map.put("username", push.username());
        map.put("hostKey", push.hostKey());
        map.put("certificateFingerprint", push.certificateFingerprint());
        map.values().removeIf(value -> value == null);
        return map;
    }
}

package io.tillbridge.feed;

import io.tillbridge.feed.FeedFinding.Blocks;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** Whether the names of a wine say the same vintage and size as its attributes: the wrong bottle is at the merchant's cost. */
final class WineCheck {
    private WineCheck() {}

    static void check(FeedRow row, ItemFindings findings) throws SQLException {
        WineFacts wine = row.wine();
        String stated = wine.statedVintage();
        Optional<BottleVolume> size = wine.statedSize();
        String firstVintage = stated;
        for (String name : row.names()) {
            Set<String> vintages = WineVintage.in(name);
            if (firstVintage != null && !vintages.isEmpty() && !vintages.contains(firstVintage)) {
                findings.add(
                        "wine.vintage",
                        name,
                        "vintage",
                        FeedFindingCode.WINE_VINTAGE_DIFFERS,
                        "Expected the vintage " + firstVintage + " of the " + (stated == null ? "other name" : "attribute")
                                + " in the name, found " + String.join(" and ", vintages) + ".",
                        "Correct the name or the attribute, whichever is wrong.",
                        Blocks.ITEM);
                break;
            }
            if (firstVintage == null && vintages.size() == 1) {
                firstVintage = vintages.iterator().next();
            }
        }
        for (String name : row.names()) {
            Optional<BottleVolume> named = BottleVolume.in(name);
            if (size.isPresent() && named.isPresent() && !size.get().isSameSize(named.get())) {
                findings.add(
                        "wine.size",
                        name,
                        "size",
                        FeedFindingCode.WINE_SIZE_DIFFERS,
                        "Expected the size " + size.get().text("ml", null) + " of the attribute in the name, found "
                                + named.get().text("ml", null) + ".",
                        "Correct the name or the attribute, whichever is wrong.",
                        Blocks.ITEM);
                break;
            }
        }
    }
}

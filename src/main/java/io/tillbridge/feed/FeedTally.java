package io.tillbridge.feed;

import io.tillbridge.feed.FeedFinding.Blocks;
import io.tillbridge.feed.definition.FeedLimits;
import io.tillbridge.wording.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts a pass, and says at its end whether the feed may be published. */
final class FeedTally {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Map<String, Long> excluded = new LinkedHashMap<>();
    private final Map<String, Long> hits = new LinkedHashMap<>();
    private final Map<FeedFindingCode, Long> findings = new EnumMap<>(FeedFindingCode.class);
    long read;
    long written;
    long failed;
    long duplicates;

    FeedTally(List<CompiledRule> rules) {
        rules.forEach(rule -> {
            hits.put(rule.name(), 0L);
            excluded.put(rule.name(), 0L);
        });
    }

    void hit(String rule, CompiledRule.Effect effect) {
        hits.merge(rule, 1L, Long::sum);
        if (effect == CompiledRule.Effect.LEFT_OUT) {
            excluded.merge(rule, 1L, Long::sum);
        }
    }

    void found(FeedFindingCode code) {
        findings.merge(code, 1L, Long::sum);
    }

    Map<String, Long> hits() {
        return hits;
    }

    FeedResult result(HashedOutput out, FeedDifference.Counts difference, List<FeedFinding> stops) {
        Map<String, Long> leftOut = new LinkedHashMap<>(excluded);
        leftOut.values().removeIf(count -> count == 0);
        return new FeedResult(
                read,
                written,
                leftOut,
                new LinkedHashMap<>(hits),
                failed,
                duplicates,
                new EnumMap<>(findings),
                out.bytes(),
                out.sha256(),
                difference,
                stops);
    }

    /** @param difference from what was published last */
    List<FeedFinding> stops(FeedLimits limits, FeedScope.Quotas quotas, FeedDifference.Counts difference) {
        BigDecimal drop = quotas.maxDropPercent() == null ? limits.maxDropPercent() : quotas.maxDropPercent();
        BigDecimal fail = quotas.maxFailPercent() == null ? limits.maxFailPercent() : quotas.maxFailPercent();
        Long most = quotas.maxItems() == null ? limits.maxItems() : quotas.maxItems();
        List<FeedFinding> stops = new ArrayList<>();
        long before = written - difference.added() + difference.gone();
        if (written == 0) {
            stops.add(stop(
                    "items",
                    FeedFindingCode.FEED_EMPTY,
                    "Expected at least one item, found none of " + Quantity.of(read, "product") + ".",
                    "Look at the rules that exclude items and at the required fields."));
        }
        if (isMore(before - written, before, drop)) {
            stops.add(stop(
                    "max-drop-percent",
                    FeedFindingCode.FEED_DROP,
                    "Expected at least " + HUNDRED.subtract(drop).toPlainString() + " % of the "
                            + Quantity.of(before, "item") + " published last, found " + written + ".",
                    "Find out why items are gone; if it is right, publish once with force."));
        }
        if (isMore(failed, failed + written, fail)) {
            stops.add(stop(
                    "max-fail-percent",
                    FeedFindingCode.FEED_FAILED,
                    "Expected at most " + fail.toPlainString() + " % of the items to fail, found " + failed + " of "
                            + (failed + written) + ".",
                    "Fill the fields that the report names, or exclude such items by a rule."));
        }
        if (most != null && written > most) {
            stops.add(stop(
                    "max-items",
                    FeedFindingCode.FEED_QUOTA,
                    "Expected at most " + most + " items, found " + written + ".",
                    "Exclude items by a rule, or ask the destination for a larger quota."));
        }
        stops.forEach(stop -> found(stop.code()));
        return stops;
    }

    private static boolean isMore(long part, long whole, BigDecimal percent) {
        return part > 0
                && BigDecimal.valueOf(part)
                                .multiply(HUNDRED)
                                .compareTo(BigDecimal.valueOf(whole).multiply(percent))
                        > 0;
    }

    private static FeedFinding stop(String rule, FeedFindingCode code, String message, String hint) {
        return new FeedFinding("", "", "", rule, code, message, hint, Blocks.FEED);
    }
}

package io.tillbridge.product.listing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Decides the listings of one page. Writes nothing, so that a dry run and a sync decide the same. */
final class PageDecisions {
    private final Handle handle;
    private final SyncRules rules;
    private final MatchRule rule;
    private final ProductCreations creations;

    PageDecisions(Handle handle, SyncRules rules, ProductCreations creations) {
        this.handle = handle;
        this.rules = rules;
        this.rule = new MatchRule(rules.matchBy());
        this.creations = creations;
    }

    List<VariantOutcome> decide(List<WalkRow> page) {
        List<MatchResult> verdicts = page.stream().map(this::verdict).toList();
        CandidateProductReader rivals = rivals(page, verdicts);
        List<VariantOutcome> outcomes = new ArrayList<>(page.size());
        for (int i = 0; i < page.size(); i++) {
            WalkRow row = page.get(i);
            MatchResult verdict = verdicts.get(i);
            outcomes.add(verdict == null ? standing(row) : decided(row, verdict, rivals));
        }
        return outcomes;
    }

    /** Null for what is not open, or has become a product in this sync. */
    private MatchResult verdict(WalkRow row) {
        if (!row.open() || creations.makes(row.remoteId())) {
            return null;
        }
        // What the products say before this sync makes some of its own counts: else one listing's product could come
        // between another listing and its own.
        MatchResult before = rule.decide(row.codes(), row.facts());
        return before.state() == ListingState.MATCHED
                ? before
                : rule.decide(row.codes(), creations.facts(row.codes(), row.facts()));
    }

    private CandidateProductReader rivals(List<WalkRow> page, List<MatchResult> verdicts) {
        Set<String> gtins = new HashSet<>();
        Set<String> skus = new HashSet<>();
        for (int i = 0; i < page.size(); i++) {
            MatchResult verdict = verdicts.get(i);
            if (verdict != null && verdict.productId() == null) {
                gtins.add(page.get(i).codes().gtin());
                skus.add(page.get(i).codes().sku());
            }
        }
        Stream.of(gtins, skus).forEach(codes -> codes.removeIf(Objects::isNull));
        CandidateProductReader rivals = new CandidateProductReader();
        rivals.load(handle, gtins, skus);
        return rivals;
    }

    private VariantOutcome standing(WalkRow row) {
        if (creations.makes(row.remoteId())) {
            return new VariantOutcome(row, SyncDecision.CREATED, created(row, creations.numberOf(row.remoteId())));
        }
        ListingStatus now = row.now();
        if (now.productId() == null) {
            ListingStatus unmatched =
                    ListingStatuses.after(now, ListingState.UNMATCHED, now.matchGtin(), now.matchSku(), null);
            return new VariantOutcome(row, SyncDecision.UNMATCHED, unmatched);
        }
        boolean fixed = now.matchGtin() != null || now.matchSku() != null;
        String gtin = fixed ? now.matchGtin() : row.codes().gtin();
        String sku = fixed ? now.matchSku() : row.codes().sku();
        String difference = ListingStatuses.difference(gtin, sku, row.codes());
        return new VariantOutcome(
                row, SyncDecision.KEPT, ListingStatuses.after(now, ListingState.MATCHED, gtin, sku, difference));
    }

    /** The listing a product is made from. */
    ListingStatus created(WalkRow row, long number) {
        long id = creations.id(number);
        String product =
                id < 0 ? "a product is made from it" : "made " + rival(row, id).text();
        String explanation = rules.matchBy().text() + ": " + row.codes().text(rules.matchBy()) + "; "
                + MatchResult.Reason.UNKNOWN.text() + ", " + product + "."
                + (creations.leftBlank().containsKey(row.remoteId())
                        ? " Its " + creations.leftBlank().get(row.remoteId())
                                + " is left blank, because another product has it."
                        : "");
        return ListingStatuses.linked(row, id, DecidedBy.CREATED, explanation);
    }

    private CandidateProduct rival(WalkRow row, long id) {
        String blank = creations.leftBlank().getOrDefault(row.remoteId(), "");
        return new CandidateProduct(
                id,
                blank.equals("SKU") ? null : row.codes().sku(),
                blank.equals("EAN") ? null : row.codes().gtin(),
                "live");
    }

    private VariantOutcome decided(WalkRow row, MatchResult verdict, CandidateProductReader rivals) {
        if (verdict.state() == ListingState.MATCHED) {
            long id = creations.id(verdict.productId());
            String name =
                    id < 0 ? planned(row.codes()) : found(row, verdict, id).text();
            String explanation = MatchExplanation.of(rules.matchBy(), row.codes(), verdict, " " + name);
            return new VariantOutcome(
                    row, SyncDecision.LINKED, ListingStatuses.linked(row, id, DecidedBy.RULE, explanation));
        }
        String explanation = MatchExplanation.of(rules.matchBy(), row.codes(), verdict, against(row, verdict, rivals));
        return new VariantOutcome(
                row,
                SyncDecision.valueOf(verdict.state().name()),
                ListingStatuses.open(row, verdict.state(), explanation));
    }

    /** The product of a match; the facts tell its codes, so that it need not be read. */
    private CandidateProduct found(WalkRow row, MatchResult verdict, long id) {
        MatchFacts facts = verdict.productId() < 0 ? creations.facts(row.codes(), row.facts()) : row.facts();
        String sku = verdict.reason() == MatchResult.Reason.BY_EAN
                ? facts.eanSku()
                : row.codes().sku();
        String gtin = verdict.reason() == MatchResult.Reason.BY_SKU
                ? facts.skuGtin()
                : row.codes().gtin();
        return new CandidateProduct(id, sku, gtin, "live");
    }

    private String against(WalkRow row, MatchResult verdict, CandidateProductReader rivals) {
        boolean unknown = verdict.state() == ListingState.UNMATCHED;
        List<CandidateProduct> known =
                unknown ? rivals.any(rules.matchBy(), row.codes()) : rivals.live(rules.matchBy(), row.codes());
        String planned = planned(row.codes());
        String names = MatchExplanation.names(known) + (known.isEmpty() || planned.isEmpty() ? "" : ", ") + planned;
        if (names.isEmpty()) {
            return unknown && rules.createUnknown() && !row.productShown()
                    ? "; not created, because the shop does not show the product " + row.remoteProductId()
                            + " it belongs to: the next product sync looks again"
                    : "";
        }
        return (unknown && rules.createUnknown() ? "; not created, because no two products share a code: " : ": ")
                + names;
    }

    /** Products this sync would make; none in a sync that writes, where they are there by now. */
    private String planned(ProductCodes codes) {
        return creations.with(codes).stream()
                .filter(planned -> creations.id(planned.number()) < 0)
                .map(PlannedProduct::text)
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
    }
}

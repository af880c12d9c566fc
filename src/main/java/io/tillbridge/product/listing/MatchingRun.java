package io.tillbridge.product.listing;

import io.tillbridge.storage.Transactions;
import io.tillbridge.wording.Quantity;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** One product sync of one connection, or its dry run: the same decisions, with or without the writing. */
final class MatchingRun {
    private static final int ROUNDS = 10;

    private final Handle handle;
    private final long connectionId;
    private final SyncRules rules;
    private final SyncProgress progress;
    private final boolean writes;
    private final String now;
    private final CandidateTables candidates;
    private final ProductCreations creations = new ProductCreations();
    private final PageDecisions decisions;
    private final WalkPages pages;
    private final ListingRows listings;
    private final FieldSync fields;
    private final SyncTally tally = new SyncTally();

    /** @param now a DATETIME(6) text */
    MatchingRun(Handle handle, long connectionId, SyncRules rules, SyncProgress progress, boolean writes, String now) {
        this.handle = handle;
        this.connectionId = connectionId;
        this.rules = rules;
        this.progress = progress;
        this.writes = writes;
        this.now = now;
        this.candidates = new CandidateTables(handle);
        this.decisions = new PageDecisions(handle, rules, creations);
        this.pages = new WalkPages(handle, connectionId, rules.skuField());
        this.listings = new ListingRows(handle, connectionId, now);
        this.fields = new FieldSync(handle, connectionId, rules);
    }

    SyncResult run() {
        long gone = listings.notSeen();
        String refusal = refusal(listings.known(), gone);
        if (writes && refusal != null) {
            throw new SyncStopped.MassGone(refusal);
        }
        try {
            candidates.fill(connectionId, rules.skuField());
            create();
            decide();
            tally.gone(gone, listings.notSeenExamples(SyncTally.EXAMPLES));
            if (writes) {
                listings.takeAway();
            }
            return fields(refusal);
        } finally {
            candidates.drop();
            fields.drop();
        }
    }

    /** Null: no. What is gone comes back as it was, but until then no number is sent and no order is understood. */
    private String refusal(long known, long gone) {
        SyncRules.Limits limits = rules.limits();
        boolean all = gone == known && gone > 1;
        boolean many = gone >= limits.atLeast() && gone * 100 > known * limits.maxGonePercent();
        if (rules.force() || !(all || many)) {
            return null;
        }
        return "Of " + Quantity.of(known, "listing") + " the shop does not show " + gone + " any more; at most "
                + limits.maxGonePercent() + " % may go at once. Nothing is changed. Look whether the shop is well, then"
                + " run the product sync with force.";
    }

    private void create() {
        if (!rules.createUnknown()) {
            return;
        }
        creations.plan(handle, connectionId, rules.matchBy());
        if (!writes) {
            return;
        }
        ProductCreation creation = new ProductCreation(handle, connectionId, rules, now, pages, listings);
        for (int round = 1; !creation.make(creations, decisions, this::stopIfCancelled); round++) {
            if (round == ROUNDS) {
                throw new IllegalStateException("The codes of unknown listings were taken by other products again and"
                        + " again while this sync made its own. Run it again when the other work is done.");
            }
            candidates.fill(connectionId, rules.skuField());
            creations.plan(handle, connectionId, rules.matchBy());
        }
    }

    private void decide() {
        long total = pages.count();
        long done = 0;
        String after = "";
        while (true) {
            stopIfCancelled();
            List<WalkRow> page = pages.after(after);
            if (page.isEmpty()) {
                return;
            }
            List<VariantOutcome> outcomes = decisions.decide(page);
            String last = page.get(page.size() - 1).remoteId();
            surprises(after, last);
            if (writes) {
                write(outcomes, after, last);
            }
            for (VariantOutcome outcome : outcomes) {
                Long product = outcome.after().productId();
                tally.add(outcome, product != null && creations.isOfThisSync(product));
            }
            after = last;
            done += page.size();
            progress.variants(done, total);
        }
    }

    private void write(List<VariantOutcome> outcomes, String after, String last) {
        List<VariantOutcome> changed = outcomes.stream()
                .filter(outcome -> outcome.decision() != SyncDecision.CREATED && outcome.changes())
                .toList();
        Transactions.in(handle, tx -> {
            listings.write(changed);
            listings.noteSurprises(after, last);
            listings.tell(after, last);
            return null;
        });
    }

    private void surprises(String after, String last) {
        tally.surprises(listings.surprises(after, last, tally.roomForSurprises()));
    }

    private SyncResult fields(String refusal) {
        fields.look(tally.sources());
        List<SyncResult.Change> examples = fields.examples();
        if (writes) {
            fields.write(now, this::stopIfCancelled);
        }
        Map<String, String> blank = creations.leftBlank();
        if (!blank.isEmpty()) {
            Map.Entry<String, String> first = blank.entrySet().iterator().next();
            fields.told()
                    .add(blank.size() + (blank.size() == 1 ? " product is" : " products are")
                            + " made without a code that another product has, such as the " + first.getValue()
                            + " of variant " + first.getKey() + ": the rule "
                            + rules.matchBy().text()
                            + " does not look at it. See the explanations of these listings.");
        }
        return tally.result(fields, examples, refusal);
    }

    private void stopIfCancelled() {
        if (progress.cancelled()) {
            throw new SyncStopped.Cancelled();
        }
    }
}

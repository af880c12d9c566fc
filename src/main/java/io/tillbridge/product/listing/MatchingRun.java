package io.tillbridge.product.listing;

import io.tillbridge.storage.Transactions;
import io.tillbridge.wording.Quantity;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * One product sync of one connection over its staged walk, stage by stage: {@link #survey}, then {@link #create},
 * {@link #match} and {@link #updateFields}, or {@link #plan} instead of these three, then {@link #result}. Each stage
 * works in chunks of one transaction each. A run that ends anywhere is simply begun again. For one thread; holds a
 * session of the database until it is closed.
 */
public final class MatchingRun implements AutoCloseable {
    private static final int ROUNDS = 10;

    /** What is done, in this order. */
    private enum Stage {
        NEW,
        SURVEYED,
        CREATED,
        MATCHED,
        UPDATED
    }

    private final Handle handle;
    private final long connectionId;
    private final SyncRules rules;
    private final SyncProgress progress;
    private final String now;
    private final CandidateTables candidates;
    private final ProductCreations creations = new ProductCreations();
    private final PageDecisions decisions;
    private final WalkPages pages;
    private final ListingRows listings;
    private final ItemRows items;
    private final FieldSync fields;
    private final SyncTally tally = new SyncTally();
    private Stage stage = Stage.NEW;
    private long gone;
    private String refusal;
    private List<SyncResult.Change> changes = List.of();

    /** @param now a DATETIME(6) text */
    MatchingRun(Handle handle, long connectionId, SyncRules rules, SyncProgress progress, String now) {
        this.handle = handle;
        this.connectionId = connectionId;
        this.rules = rules;
        this.progress = progress;
        this.now = now;
        this.candidates = new CandidateTables(handle);
        this.decisions = new PageDecisions(handle, rules, creations);
        this.pages = new WalkPages(handle, connectionId, rules.skuField());
        this.listings = new ListingRows(handle, connectionId, now);
        this.items = new ItemRows(handle, connectionId, now);
        this.fields = new FieldSync(handle, connectionId, rules);
    }

    /** Counts what the shop no longer shows and looks up the codes of the walk. Writes nothing. */
    public void survey() {
        follows(Stage.NEW, Stage.SURVEYED);
        long missing = listings.missing();
        refusal = refusal(listings.known(), missing);
        gone = missing + listings.archived();
        candidates.fill(connectionId, rules.skuField());
    }

    /** Why the shop lacks too much for a sync, in sentences for a person; null: it may be synced. */
    public String refusal() {
        return refusal;
    }

    /**
     * Makes products of the unknown variants, when the rules say so.
     *
     * @throws SyncStopped.MassGone too much of the shop has vanished; nothing was written
     * @throws SyncStopped.Cancelled the listener asked to stop
     */
    public void create() {
        follows(Stage.SURVEYED, Stage.CREATED);
        if (refusal != null) {
            throw new SyncStopped.MassGone(refusal);
        }
        if (rules.createUnknown()) {
            createUnknown();
        }
    }

    /**
     * Decides for every variant by its codes, and takes listings away that the shop no longer shows.
     *
     * @throws SyncStopped.Cancelled the listener asked to stop; what is matched stays
     */
    public void match() {
        follows(Stage.CREATED, Stage.MATCHED);
        decide(true);
        listings.takeAway();
    }

    /**
     * Updates the chosen fields of linked products.
     *
     * @throws SyncStopped.Cancelled the listener asked to stop; what is updated stays
     */
    public void updateFields() {
        follows(Stage.MATCHED, Stage.UPDATED);
        lookAtFields();
        fields.write(now, this::stopIfCancelled);
    }

    /**
     * Decides the same as the three stages before and writes nothing.
     *
     * @throws SyncStopped.Cancelled the listener asked to stop
     */
    public void plan() {
        follows(Stage.SURVEYED, Stage.UPDATED);
        if (rules.createUnknown()) {
            creations.plan(handle, connectionId, rules.matchBy());
        }
        decide(false);
        lookAtFields();
    }

    /** What was done, or would be; after all stages. */
    public SyncResult result() {
        follows(Stage.UPDATED, Stage.UPDATED);
        return tally.result(fields, changes, refusal);
    }

    /** Gives the session back. May be called again. */
    @Override
    public void close() {
        try (Handle session = handle) {
            if (!session.isClosed()) {
                candidates.drop();
                fields.drop();
            }
        }
    }

    private void follows(Stage before, Stage next) {
        if (stage != before) {
            throw new IllegalStateException("The stages of a product sync are survey, create, match, update fields, or"
                    + " survey and plan, then the report: expected " + before + " before this one, found " + stage
                    + ".");
        }
        stage = next;
    }

    /** Null: no. What is gone comes back as it was, but until then no number is sent and no order is understood. */
    private String refusal(long known, long gone) {
        SyncRules.Limits limits = rules.limits();
        boolean all = gone == known && gone > 1;
        boolean many = gone >= limits.atLeast() && gone * 100 > known * limits.maxGonePercent();
        if (rules.force() || !(all || many)) {
            return null;
        }
        return "Of " + Quantity.of(known, "listing") + " " + gone + " are not shown any more; at most "
                + limits.maxGonePercent()
                + " % may go at once. Nothing is changed. Look whether the other side is well, then"
                + " run the product sync with force.";
    }

    private void createUnknown() {
        creations.plan(handle, connectionId, rules.matchBy());
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

    private void decide(boolean writes) {
        long total = pages.count();
        long done = 0;
        String after = "";
        while (true) {
            stopIfCancelled();
            List<WalkRow> page = pages.after(after);
            if (page.isEmpty()) {
                tally.gone(gone, listings.notSeenExamples(SyncTally.EXAMPLES));
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
            items.noteSurprises(after, last);
            listings.tell(after, last);
            items.tell(after, last);
            return null;
        });
    }

    private void surprises(String after, String last) {
        tally.surprises(listings.surprises(after, last, tally.roomForSurprises()));
        tally.surprises(items.surprises(after, last, tally.roomForSurprises()));
    }

    private void lookAtFields() {
        fields.look(tally.sources());
        changes = fields.examples();
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
    }

    private void stopIfCancelled() {
        if (progress.cancelled()) {
            throw new SyncStopped.Cancelled();
        }
    }
}

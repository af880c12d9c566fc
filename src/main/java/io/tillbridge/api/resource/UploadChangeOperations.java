package io.tillbridge.api.resource;

import io.tillbridge.access.Caller;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Cursor;
import io.tillbridge.api.contract.Page;
import io.tillbridge.catalog.load.ChangeKind;
import io.tillbridge.catalog.load.ChangeList;
import io.tillbridge.catalog.load.Upload;
import io.tillbridge.catalog.load.UploadStore;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Predicate;

/** What the load of a catalog file changed, or what loading a checked file would change. */
public final class UploadChangeOperations {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final StoredUploads stored;
    private final ChangeList changes;
    private final Predicate<Caller> seesCosts;

    UploadChangeOperations(UploadStore uploads, Predicate<Caller> seesCosts) {
        this.stored = new StoredUploads(uploads);
        this.changes = uploads.changes();
        this.seesCosts = seesCosts;
    }

    public ApiResponse list(ApiRequest request) {
        Upload upload = stored.get(request);
        int limit = request.limit();
        List<ChangeList.Change> found = changes.page(
                upload,
                request.query("kind").map(ChangeKind::of).orElse(null),
                request.afterNumber().orElse(0L),
                limit + 1);
        List<ChangeList.Change> page = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() <= limit
                ? null
                : Cursor.of(
                        request.operation().id(),
                        Long.toString(page.get(limit - 1).id()));
        boolean costs = seesCosts.test(request.caller());
        return ApiResponse.ok(new Page<>(
                page.stream().map(change -> ChangeView.of(change, costs)).toList(), next));
    }

    private record ChangeView(
            String kind,
            String productId,
            String vendorSku,
            String name,
            AmountChange price,
            AmountChange cost,
            List<String> fields) {
        static ChangeView of(ChangeList.Change change, boolean costs) {
            return new ChangeView(
                    change.kind().text(),
                    change.productId() == null ? null : change.productId().toString(),
                    change.vendorSku(),
                    change.name(),
                    AmountChange.of(change.priceFrom(), change.priceTo()),
                    costs ? AmountChange.of(change.costFrom(), change.costTo()) : null,
                    change.fields());
        }
    }

    private record AmountChange(String from, String to, String difference, String percent) {
        static AmountChange of(BigDecimal from, BigDecimal to) {
            if (from == null && to == null) {
                return null;
            }
            boolean both = from != null && to != null && from.compareTo(to) != 0;
            return new AmountChange(
                    text(from),
                    text(to),
                    both ? ProductView.money(to.subtract(from)) : null,
                    both && from.signum() > 0 ? percent(from, to) : null);
        }

        private static String text(BigDecimal amount) {
            return amount == null ? null : ProductView.money(amount);
        }

        private static String percent(BigDecimal from, BigDecimal to) {
            return to.subtract(from)
                    .multiply(HUNDRED)
                    .divide(from, 1, RoundingMode.HALF_UP)
                    .toPlainString();
        }
    }
}

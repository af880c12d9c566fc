package io.tillbridge.catalog.load;

import io.tillbridge.catalog.MissingProducts;
import io.tillbridge.storage.SpoolFault;
import java.util.ArrayList;
import java.util.List;

/** Hides or discontinues the products that a delivery lacks, some at a time, or only lists them. */
final class ProductWithdrawal {
    private static final int AT_ONCE = 1_000;

    private final long deliveryId;
    private final KnownProducts products;
    private final ProgressReporter reporter;

    ProductWithdrawal(long deliveryId, KnownProducts products, ProgressReporter reporter) {
        this.deliveryId = deliveryId;
        this.products = products;
        this.reporter = reporter;
    }

    private interface Part {
        long take(List<Long> ids);
    }

    /** @return how many were live until now */
    long withdraw(Plan plan, MissingProducts policy, ChangeRoom room) throws SpoolFault {
        return each(plan, Long.MAX_VALUE, ids -> products.withdraw(deliveryId, ids, policy, room));
    }

    /** Those that a pull would withdraw, as far as there is room. */
    void list(Plan plan, ChangeRoom room) throws SpoolFault {
        each(plan, ChangeRoom.MOST, ids -> products.listGone(deliveryId, ids, room));
    }

    private long each(Plan plan, long most, Part part) throws SpoolFault {
        long count = 0;
        long seen = 0;
        List<Long> ids = new ArrayList<>();
        PartitionReader gone = plan.missing().forwards(0);
        while (seen < most && gone.next()) {
            ids.add(gone.get(0));
            seen++;
            if (ids.size() == AT_ONCE) {
                count += part.take(ids);
                ids.clear();
                reporter.beat();
                reporter.stopIfCancelled();
            }
        }
        return count + (ids.isEmpty() ? 0 : part.take(ids));
    }
}

package io.tillbridge.flow.sales;

import io.tillbridge.order.IntakeResult;
import io.tillbridge.till.TillSale;
import io.tillbridge.till.TillSales;

/** What a dry run says of a sale. */
final class SalePlan {
    private SalePlan() {}

    static String sentence(TillSale sale, TillSales.Taken plan) {
        String number = sale.number();
        if (plan instanceof TillSales.Taken.LeftAlone alone) {
            return "Would ignore sale " + number + ": it " + alone.why() + ".";
        }
        IntakeResult result = ((TillSales.Taken.Stored) plan).result();
        return switch (result.outcome()) {
            case STORED -> "Would take in sale " + number + ": " + stands(result);
            case CHANGED -> "Would change sale " + number + ": " + stands(result);
            case UNCHANGED -> "Would leave sale " + number + " as it is: " + stands(result);
            case OLDER -> "Would leave sale " + number + " as it is: a newer version of it was read before.";
            case IGNORED, NOT_READY -> "Would ignore sale " + number + ": " + result.reason() + ".";
        };
    }

    private static String stands(IntakeResult plan) {
        return plan.state().text() + (plan.reason() == null ? "." : ": " + plan.reason());
    }
}

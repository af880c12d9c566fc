package io.tillbridge.flow.sales;

import io.tillbridge.order.IntakeResult;
import io.tillbridge.run.PlanItem;
import io.tillbridge.run.PlanItem.Action;
import io.tillbridge.run.RunLog;
import io.tillbridge.till.TillSale;
import io.tillbridge.till.TillSales;

/** What a dry run says of a sale. */
final class SalePlan {
    private static final String SALE = "sale";

    private SalePlan() {}

    /** Writes into the run what would become of a sale. */
    static void write(TillSale sale, TillSales.Taken plan, RunLog run) {
        run.info(sentence(sale, plan));
        if (plan instanceof TillSales.Taken.LeftAlone alone) {
            run.plan(PlanItem.of(Action.IGNORE, SALE, sale.remoteId(), sale.number())
                    .because("it " + alone.why()));
            return;
        }
        IntakeResult result = ((TillSales.Taken.Stored) plan).result();
        Action action =
                switch (result.outcome()) {
                    case STORED -> Action.CREATE;
                    case CHANGED -> Action.CHANGE;
                    case UNCHANGED, OLDER -> Action.KEEP;
                    case IGNORED, NOT_READY -> Action.IGNORE;
                };
        PlanItem item =
                PlanItem.of(action, SALE, sale.remoteId(), sale.number()).because(result.reason());
        run.plan(
                result.state() == null
                        ? item
                        : item.changing("state", null, result.state().text()));
    }

    private static String sentence(TillSale sale, TillSales.Taken plan) {
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

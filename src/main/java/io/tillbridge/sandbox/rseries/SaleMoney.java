package io.tillbridge.sandbox.rseries;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** The amounts of sales and their lines: unrounded at the line, in cents at the sale. */
final class SaleMoney {
    private static final MathContext EXACT = new MathContext(14, RoundingMode.HALF_UP);

    private final TillSetup setup;

    SaleMoney(TillSetup setup) {
        this.setup = setup;
    }

    /** Fills in the amounts of a line that has unitPrice, unitQuantity, calcLineDiscount and tax. */
    void line(TillRow line) {
        BigDecimal shown = line.amount("unitPrice").multiply(BigDecimal.valueOf(line.number("unitQuantity")));
        BigDecimal rate = line.flag("tax") ? setup.taxRate() : BigDecimal.ZERO;
        BigDecimal net = setup.taxInclusive() ? shown.divide(rate.add(BigDecimal.ONE), EXACT) : shown;
        BigDecimal paid = shown.subtract(line.amount("calcLineDiscount"));
        BigDecimal paidNet = setup.taxInclusive() ? paid.divide(rate.add(BigDecimal.ONE), EXACT) : paid;
        BigDecimal tax = paidNet.multiply(rate, EXACT);
        line.put("calcSubtotal", net)
                .put("displayableSubtotal", paid)
                .put("displayableUnitPrice", line.amount("unitPrice"))
                .put("tax1Rate", rate)
                .put("tax2Rate", BigDecimal.ZERO)
                .put("calcTax1", tax)
                .put("calcTax2", BigDecimal.ZERO)
                .put("calcTotal", paidNet.add(tax));
    }

    /** Fills in the amounts of a sale from its lines. */
    void sale(TillRow sale, List<TillRow> lines) {
        BigDecimal subtotal = cents(sum(lines, "calcSubtotal"));
        BigDecimal tax = cents(sum(lines, "calcTax1"));
        BigDecimal total = cents(sum(lines, "calcTotal"));
        BigDecimal cost = cents(lines.stream()
                .map(line -> line.amount("avgCost").multiply(BigDecimal.valueOf(line.number("unitQuantity"))))
                .reduce(BigDecimal.ZERO, BigDecimal::add));
        BigDecimal taxed = cents(lines.stream()
                .filter(line -> line.flag("tax"))
                .map(line -> line.amount("calcTotal").subtract(line.amount("calcTax1")))
                .reduce(BigDecimal.ZERO, BigDecimal::add));
        sale.put("calcSubtotal", subtotal)
                .put("calcDiscount", subtotal.add(tax).subtract(total))
                .put("calcTaxable", taxed)
                .put("calcNonTaxable", total.subtract(tax).subtract(taxed))
                .put("calcTax1", tax)
                .put("calcTax2", BigDecimal.ZERO)
                .put("taxTotal", tax)
                .put("calcTotal", total)
                .put("total", total)
                .put("totalDue", total)
                .put("displayableTotal", total)
                .put("displayableSubtotal", cents(sum(lines, "displayableSubtotal")))
                .put("calcAvgCost", cost)
                .put("calcFIFOCost", cost);
    }

    /** What was paid, and what is left to pay. */
    static void paid(TillRow sale, BigDecimal amount) {
        sale.put("calcPayments", amount)
                .put("calcTips", BigDecimal.ZERO)
                .put("change", BigDecimal.ZERO)
                .put("balance", sale.amount("total").subtract(amount));
    }

    private static BigDecimal sum(List<TillRow> lines, String field) {
        return lines.stream().map(line -> line.amount(field)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }
}

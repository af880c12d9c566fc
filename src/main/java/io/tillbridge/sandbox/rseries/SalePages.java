package io.tillbridge.sandbox.rseries;

import io.tillbridge.sandbox.server.Refused;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Sales that a client writes: made open or completed at once, paid later, given a reference, voided. */
final class SalePages {
    private static final List<String> WRITE = List.of("register");
    private static final List<String> RELATIONS = List.of("SaleLines", "SalePayments");

    private SalePages() {}

    /** @throws Refused 400, 403, 404, 405 or 422; nothing is changed then */
    static Map<String, Object> write(DoubleTill till, TillRequest request, List<String> scopes) {
        TillScopes.need(scopes, WRITE, "Sale");
        Long id = request.id();
        GivenFields given = new GivenFields(request.json());
        TillRow sale;
        if (request.method().equals("POST") && id == null) {
            sale = make(till, given);
        } else if (request.method().equals("PUT") && id != null) {
            sale = RecordPages.row(till, TillEntity.SALE, id);
            change(till, given, sale);
        } else {
            throw new Refused(405, "Method not allowed");
        }
        return RecordPages.one(till, TillEntity.SALE, sale, RELATIONS, TillScopes.holdAny(scopes, List.of("product_cost")));
    }

    private static TillRow make(DoubleTill till, GivenFields given) {
        long shop = known(till, TillEntity.SHOP, given, "shopID");
        SaleDraft draft = SaleDraft.at(shop)
                .by(known(till, TillEntity.REGISTER, given, "registerID"),
                        known(till, TillEntity.EMPLOYEE, given, "employeeID"))
                .to(given.id("customerID"))
                .referred(given.text("referenceNumber"), given.text("referenceNumberSource"));
        for (GivenFields line : given.list("SaleLines", "SaleLine")) {
            long item = line.id("itemID");
            if (item != 0 && till.data().table(TillEntity.ITEM).find(item) == null) {
                throw new Refused(422, "There is no Item " + item);
            }
            BigDecimal price = line.has("unitPrice") || item == 0 ? line.amount("unitPrice") : null;
            draft = draft.line(new SaleDraft.Line(
                    item, (int) line.whole("unitQuantity"), price, BigDecimal.ZERO, "", "", line.id("parentSaleLineID")));
        }
        TillRow sale = till.saleBook().open(draft);
        pay(till, given, sale);
        return sale;
    }

    private static void change(DoubleTill till, GivenFields given, TillRow sale) {
        boolean done = sale.flag("completed");
        if (done && (given.has("SaleLines") || given.has("SalePayments"))) {
            throw new Refused(409, "Sale " + sale.number("saleID") + " is completed");
        }
        for (String name : List.of("referenceNumber", "referenceNumberSource")) {
            if (given.has(name)) {
                sale.put(name, given.text(name));
            }
        }
        if (given.flag("voided") && done && !sale.flag("voided")) {
            till.saleBook().voided(sale, "");
            return;
        }
        pay(till, given, sale);
        if (done) {
            till.saleBook().touch(sale);
        }
    }

    private static void pay(DoubleTill till, GivenFields given, TillRow sale) {
        if (!given.flag("completed") || sale.flag("completed")) {
            return;
        }
        List<GivenFields> payments = given.list("SalePayments", "SalePayment");
        BigDecimal paid =
                payments.stream().map(payment -> payment.amount("amount")).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (paid.compareTo(sale.amount("total")) != 0) {
            throw new Refused(
                    400,
                    "A sale can be completed only when its payments (" + RecordJson.text(paid) + ") are its total ("
                            + RecordJson.text(sale.amount("total")) + ")");
        }
        long type = payments.isEmpty() ? 1 : Math.max(1, payments.get(0).id("paymentTypeID"));
        till.saleBook()
                .complete(sale, given.has("completeTime") ? FieldTerm.time(given.text("completeTime")) : null, type);
    }

    private static long known(DoubleTill till, TillEntity entity, GivenFields given, String name) {
        long id = given.id(name);
        if (id == 0 || till.data().table(entity).find(id) == null) {
            throw new Refused(id == 0 ? 400 : 422, "A sale needs a " + name + ", found '" + given.text(name) + "'");
        }
        return id;
    }
}

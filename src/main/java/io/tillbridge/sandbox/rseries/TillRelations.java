package io.tillbridge.sandbox.rseries;

import static io.tillbridge.sandbox.rseries.TillRelation.empty;
import static io.tillbridge.sandbox.rseries.TillRelation.many;
import static io.tillbridge.sandbox.rseries.TillRelation.one;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.sandbox.server.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which relations each entity has, and the parameter that asks for them. */
final class TillRelations {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<TillEntity, List<TillRelation>> KNOWN = Map.of(
            TillEntity.SALE,
            List.of(
                    many("SaleLines", TillEntity.SALE_LINE, "saleID"),
                    many("SalePayments", TillEntity.SALE_PAYMENT, "saleID"),
                    one("Customer", TillEntity.CUSTOMER, "customerID"),
                    one("ShipTo", TillEntity.SHIP_TO, "shipToID"),
                    empty("SaleNotes", true),
                    empty("Discount", false),
                    empty("TaxCategory", false),
                    empty("Quote", false)),
            TillEntity.SALE_LINE,
            List.of(
                    one("Item", TillEntity.ITEM, "itemID"),
                    one("TaxClass", TillEntity.TAX_CLASS, "taxClassID"),
                    one("Note", TillEntity.NOTE, "noteID"),
                    empty("Discount", false),
                    empty("TaxCategory", false),
                    empty("InventorySales", true)),
            TillEntity.SALE_PAYMENT,
            List.of(
                    one("PaymentType", TillEntity.PAYMENT_TYPE, "paymentTypeID"),
                    empty("CCCharge", false),
                    empty("SaleAccounts", true),
                    empty("Signatures", true)),
            TillEntity.CUSTOMER,
            List.of(
                    one("Contact", TillEntity.CONTACT, "contactID"),
                    empty("CustomerType", false),
                    empty("Note", false),
                    empty("Tags", true)),
            TillEntity.SHIP_TO,
            List.of(one("Contact", TillEntity.CONTACT, "contactID")),
            TillEntity.ITEM,
            List.of(
                    many("ItemShops", TillEntity.ITEM_SHOP, "itemID"),
                    one("TaxClass", TillEntity.TAX_CLASS, "taxClassID"),
                    empty("Category", false),
                    empty("Manufacturer", false),
                    empty("ItemVendorNums", true),
                    empty("Images", true),
                    empty("TagRelations", true)),
            TillEntity.SHOP,
            List.of(
                    one("Contact", TillEntity.CONTACT, "contactID"),
                    many("Registers", TillEntity.REGISTER, "shopID"),
                    one("PriceLevel", TillEntity.PRICE_LEVEL, "priceLevelID"),
                    empty("TaxCategory", false),
                    empty("ReceiptSetup", false)),
            TillEntity.EMPLOYEE,
            List.of(one("Contact", TillEntity.CONTACT, "contactID"), empty("EmployeeRole", false)));

    private TillRelations() {}

    static List<TillRelation> of(TillEntity entity) {
        return KNOWN.getOrDefault(entity, List.of());
    }

    /**
     * The names that a call asks for, each with its dots.
     *
     * @throws Refused 400 when it is no JSON array of names or names what is not there
     */
    static List<String> asked(TillEntity entity, String parameter) {
        if (parameter == null) {
            return List.of();
        }
        if (parameter.equals("all")) {
            return of(entity).stream().map(TillRelation::name).toList();
        }
        List<String> names = names(parameter);
        names.forEach(name -> path(entity, name));
        return names;
    }

    /** The relations from the entity to the last one that the dotted name tells. @throws Refused 400 when one is unknown */
    static List<TillRelation> path(TillEntity entity, String name) {
        List<TillRelation> path = new ArrayList<>();
        TillEntity at = entity;
        for (String part : name.split("\\.", -1)) {
            TillEntity here = at;
            TillRelation next = here == null
                    ? null
                    : of(here).stream()
                            .filter(one -> one.name().equals(part))
                            .findFirst()
                            .orElse(null);
            if (next == null) {
                throw new Refused(
                        400,
                        "Relation '" + name + "' is unknown for " + entity.title() + ", expected one of "
                                + of(here == null ? entity : here).stream()
                                        .map(TillRelation::name)
                                        .collect(Collectors.joining(", ")));
            }
            path.add(next);
            at = next.target();
        }
        return path;
    }

    private static List<String> names(String parameter) {
        try {
            return List.of(JSON.readValue(parameter, String[].class));
        } catch (JsonProcessingException e) {
            throw new Refused(400, "load_relations must be a JSON array of names or all, found " + parameter);
        }
    }
}

package io.tillbridge.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.api.contract.QuotedText;
import io.tillbridge.api.contract.RequestFault;
import io.tillbridge.stock.IncomingGoodsChange;
import io.tillbridge.stock.NewIncomingGoods;
import io.tillbridge.stock.StockPlace;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/** The fields of a body about goods that are expected. */
final class IncomingGoodsFields {
    private IncomingGoodsFields() {}

    static NewIncomingGoods row(JsonNode row, long product, String pointer, List<RequestFault> faults) {
        return new NewIncomingGoods(
                new StockPlace(product, row.path("warehouseId").asLong()),
                row.path("quantity").asLong(),
                day(row, pointer, faults),
                text(row, "reference"),
                text(row, "note"));
    }

    static IncomingGoodsChange change(JsonNode body, List<RequestFault> faults) {
        return new IncomingGoodsChange(
                body.has("quantity") ? body.path("quantity").asLong() : null,
                given(body, "expectedOn", field -> day(body, "", faults)),
                given(body, "reference", field -> text(body, field)),
                given(body, "note", field -> text(body, field)));
    }

    /** Null when the field is absent. */
    private static <T> IncomingGoodsChange.To<T> given(JsonNode body, String field, Function<String, T> value) {
        return body.has(field) ? new IncomingGoodsChange.To<>(value.apply(field)) : null;
    }

    static String text(JsonNode body, String field) {
        return body.path(field).isTextual() ? body.path(field).asText().strip() : null;
    }

    private static LocalDate day(JsonNode body, String pointer, List<RequestFault> faults) {
        String text = text(body, "expectedOn");
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            faults.add(RequestFault.inBody(
                    pointer + "/expectedOn",
                    "malformed",
                    "expectedOn is " + QuotedText.of(text) + ", expected a day such as 2026-03-11"));
            return null;
        }
    }
}

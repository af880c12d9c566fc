package io.tillbridge.lightspeed.cseries;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The place where the customer fetches the parcel: Sendcloud writes its id at {@code location}, alone or as an object; Monta
 * at {@code pickup_point} or {@code pickupPointCode}; others at {@code service_point} and {@code parcelshop}.
 */
final class PickupPoint {
    static final String[] PLACES = {
        "pickup_point",
        "pickupPoint",
        "pickuppoint",
        "service_point",
        "servicePoint",
        "location",
        "parcel_shop",
        "parcelShop",
        "parcelshop",
        "pickup_location",
        "pickupLocation"
    };
    private static final String[] IDS = {
        "service_point_id",
        "servicePointId",
        "pickup_point_id",
        "pickupPointId",
        "pickup_point_code",
        "pickupPointCode",
        "parcel_shop_id",
        "parcelShopId",
        "parcelshop_id",
        "location_id",
        "locationId",
        "location_code",
        "locationCode"
    };
    private static final String[] NAMES = {
        "service_point_name",
        "servicePointName",
        "pickup_point_name",
        "pickupPointName",
        "parcel_shop_name",
        "parcelShopName",
        "location_name",
        "locationName"
    };

    private PickupPoint() {}

    /** What is known of it; empty when the data names none. */
    static Map<String, Object> of(ShipmentData data) {
        ShipmentData place = data.object(PLACES);
        Map<String, Object> point = new LinkedHashMap<>();
        OrderDelivery.put(
                point,
                "id",
                or(
                        place.first("id", "code", "location_code", "locationCode", "external_id"),
                        place.itself(),
                        data.first(IDS)));
        OrderDelivery.put(point, "name", or(place.first("name", "title", "company", "description"), data.first(NAMES)));
        if (point.isEmpty()) {
            return Map.of();
        }
        OrderDelivery.put(
                point,
                "postNumber",
                or(
                        place.first("to_post_number", "postNumber", "post_number"),
                        data.first("to_post_number", "post_number", "postNumber")));
        OrderDelivery.put(point, "carrier", place.first("carrier", "carrier_code", "carrierCode", "shipper"));
        OrderDelivery.put(point, "street", place.first("street", "address", "address1"));
        OrderDelivery.put(point, "number", place.first("house_number", "houseNumber", "housenumber", "number"));
        OrderDelivery.put(point, "zipcode", place.first("zipcode", "postal_code", "postalCode", "postcode", "zip"));
        OrderDelivery.put(point, "city", place.first("city", "town"));
        OrderDelivery.put(
                point,
                "country",
                place.first("country", "country_code", "countryCode", "country_iso")
                        .toUpperCase(java.util.Locale.ROOT));
        return point;
    }

    private static String or(String... texts) {
        for (String text : texts) {
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }
}

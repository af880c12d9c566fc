package io.tillbridge.checkout;

import io.tillbridge.order.ShippingSchedule;
import java.time.Instant;
import java.time.LocalDate;

/** A carrier that tells windows and pick-up points by its own system. Asking waits for it. */
public interface Carrier {
    /** The kind of its connection; it stands at each of its offers. */
    String name();

    /** Whether it can tell anything about a place. */
    boolean serves(String country, String postcode);

    /**
     * Asks.
     *
     * @return offers whose {@code changesAt} is null
     * @throws CarrierFault when it does not answer, or not as it should
     */
    Offers ask(Question question) throws CarrierFault;

    /**
     * What is asked: about a place and the day on which the parcel leaves. No house number, no name.
     *
     * @param schedule of the shop; the carrier's earlier cut-off is in it
     * @param at when the order is placed
     */
    record Question(
            Destination where, Instant at, LocalDate shipsOn, ShippingSchedule schedule) {}
}

package io.tillbridge.stock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One random life of two products, and a plain memory of what each owner should hold. */
final class StockHistory {
    private static final int OWNERS = 5;

    private final StockWorld world;
    private final Random random;
    private final List<Long> products;
    private final String prefix;
    private final List<String> told = new ArrayList<>();
    private final List<Runnable> repeatable = new ArrayList<>();
    private final Map<String, Want> wants = new TreeMap<>();

    private record Want(long product, long quantity, Instant expiresAt) {}

    StockHistory(StockWorld world, long seed) {
        this.world = world;
        this.random = new Random(seed);
        this.products = world.products(2);
        this.prefix = "h" + products.get(0) + ":";
    }

    List<Long> products() {
        return products;
    }

    List<String> told() {
        return told;
    }

    /** Owner → what it should hold. */
    Map<String, Long> wanted() {
        return wants.entrySet().stream()
                .filter(want -> want.getValue().quantity() > 0)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, want -> want.getValue().quantity()));
    }

    /** @return whether it may have left fewer goods than were promised */
    boolean step() {
        switch (random.nextInt(10)) {
            case 0, 1 -> move(1 + random.nextInt(6));
            case 2 -> {
                move(-1 - random.nextInt(4));
                return true;
            }
            case 3 -> {
                count(random.nextInt(8));
                return true;
            }
            case 4 -> release();
            case 5 -> {
                take();
                return true;
            }
            case 6 -> expire();
            case 7 -> repeat();
            default -> hold();
        }
        return false;
    }

    private void move(long delta) {
        long warehouse = warehouses().get(0);
        long product = product();
        String reference = world.name();
        tell(
                "move " + delta + " of " + product + " at " + warehouse,
                () -> world.stock.move(warehouse, product, delta, "moved", reference));
    }

    private void count(long found) {
        long warehouse = warehouses().get(0);
        long product = product();
        String reference = world.name();
        tell(
                "count " + found + " of " + product + " at " + warehouse,
                () -> world.stock.set(warehouse, product, found, reference));
    }

    private void hold() {
        Map<String, ReservationRequest> wanted = new HashMap<>();
        for (int line = random.nextInt(3); line >= 0; line--) {
            Instant expiresAt =
                    random.nextInt(4) == 0 ? world.clock.instant().plusSeconds(60 + random.nextInt(60)) : null;
            String owner = owner();
            wanted.put(owner, new ReservationRequest(owner, product(), warehouses(), random.nextInt(6), expiresAt));
        }
        told.add("hold " + wanted.values());
        Map<String, HeldQuantity> held =
                world.transactions.run(tx -> world.reservations.hold(tx, List.copyOf(wanted.values())));
        wanted.forEach((owner, one) -> {
            wants.put(owner, new Want(one.productId(), one.quantity(), one.expiresAt()));
            if (!held.get(owner).equals(world.held(owner)) || held.get(owner).quantity() != one.quantity()) {
                throw new AssertionError(owner + " was told " + held.get(owner) + " and holds " + world.held(owner));
            }
        });
    }

    private void release() {
        String owner = owner();
        told.add("release " + owner);
        world.within(tx -> world.reservations.release(tx, owner));
        wants.remove(owner);
    }

    private void take() {
        StockWithdrawal taking =
                new StockWithdrawal(owner(), product(), warehouses(), random.nextInt(5), "shipped", world.name());
        tell(taking.toString(), () -> world.within(tx -> world.reservations.take(tx, List.of(taking))));
        wants.computeIfPresent(
                taking.owner(),
                (owner, want) -> want.product() != taking.productId()
                        ? want
                        : new Want(want.product(), Math.max(0, want.quantity() - taking.quantity()), want.expiresAt()));
    }

    private void expire() {
        world.clock.pass(Duration.ofSeconds(random.nextInt(90)));
        Instant now = world.clock.instant();
        told.add("sweep at " + now);
        world.reservations.sweepExpired(now, Reservations.Expiry.UNHEARD);
        wants.values()
                .removeIf(want -> want.expiresAt() != null && !want.expiresAt().isAfter(now));
    }

    /** Told again, nothing may happen. */
    private void repeat() {
        if (!repeatable.isEmpty()) {
            int index = random.nextInt(repeatable.size());
            told.add("again event " + index);
            repeatable.get(index).run();
        }
    }

    private void tell(String what, Runnable event) {
        told.add(what);
        repeatable.add(event);
        event.run();
    }

    private String owner() {
        return prefix + random.nextInt(OWNERS);
    }

    private long product() {
        return products.get(random.nextInt(products.size()));
    }

    private List<Long> warehouses() {
        return random.nextBoolean() ? world.both() : List.of(world.second, world.first);
    }
}

package io.tillbridge.event.subscription;

/** A subscription with its current secret in plain, for those who may see it; prints without it. */
public record NewSubscription(Subscription subscription, String secret) {
    @Override
    public String toString() {
        return "NewSubscription[" + subscription + "]";
    }
}

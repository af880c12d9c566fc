package io.tillbridge.catalog.load;

import io.tillbridge.catalog.MissingProducts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a load of a delivery that is only checked would come to. */
final class DeliveryCheck {
    private final Delivery delivery;
    private final Plan plan;
    private final List<SurveyedFile> files;
    private final boolean unchanged;

    /** @param unchanged whether its files are those that are loaded already */
    DeliveryCheck(Delivery delivery, Plan plan, List<SurveyedFile> files, boolean unchanged) {
        this.delivery = delivery;
        this.plan = plan;
        this.files = List.copyOf(files);
        this.unchanged = unchanged;
    }

    /** Whether a pull would hide or discontinue what is missing, so that it is listed as gone. */
    boolean withdraws() {
        return policy() != MissingProducts.KEEP && files.stream().allMatch(SurveyedFile::counts);
    }

    boolean writes() {
        return files.stream().anyMatch(SurveyedFile::counts);
    }

    long gone() {
        return withdraws() ? plan.gone() : 0;
    }

    Map<Long, UploadCheck> outcomes() {
        Map<Long, UploadCheck> outcomes = new HashMap<>();
        files.forEach(file -> outcomes.put(file.upload().id(), of(file)));
        return outcomes;
    }

    private UploadCheck of(SurveyedFile file) {
        UploadState loaded = unchanged ? UploadState.UNCHANGED : UploadState.LOADED;
        UploadState outcome = file.counts() ? loaded : UploadState.REFUSED;
        boolean guarded = withdraws()
                && !delivery.forced()
                && plan.dropsMoreThan(delivery.settings().maxDropPercent());
        String why = guarded ? guard() : DeliveryTransitions.why(file);
        return new UploadCheck(
                outcome, file.refused() ? 0 : plan.gone(), policy(), guarded ? UploadState.REFUSED : outcome, why);
    }

    private String guard() {
        return plan.drop(delivery.settings().maxDropPercent()) + " (FILE_DROP_GUARD)";
    }

    private MissingProducts policy() {
        return delivery.settings().missingProducts();
    }
}

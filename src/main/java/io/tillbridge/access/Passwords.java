package io.tillbridge.access;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import io.tillbridge.fault.CallerFault;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Passwords as Argon2id hashes, whose text carries their parameters ({@code $argon2id$v=19$m=19456,t=2,p=1$…}). One check
 * takes 19 MiB for some tens of milliseconds on purpose, so that only as many are worked out at once as there are cores;
 * a few more wait, and the rest is told to come back.
 */
public final class Passwords {
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int ITERATIONS = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int MOST_AT_ONCE = 8;
    private static final int MOST_WAITING = 8;
    private static final long PATIENCE_SECONDS = 4;
    private static final long RETRY_SECONDS = 2;

    private final SecureRandom random = new SecureRandom();
    private final PasswordRules rules = new PasswordRules();
    private final int memoryKib;
    private final Semaphore working;
    private final Semaphore inside;
    private final AtomicLong checks = new AtomicLong();

    /** Made at its first use: it holds its 19 MiB from then on. */
    private Argon2Function function;

    private String decoy;

    public Passwords() {
        this(MEMORY_KIB, Math.min(MOST_AT_ONCE, Runtime.getRuntime().availableProcessors()));
    }

    Passwords(int memoryKib, int atOnce) {
        this.memoryKib = memoryKib;
        working = new Semaphore(atOnce, true);
        inside = new Semaphore(atOnce + MOST_WAITING);
    }

    /**
     * The hash of a new password.
     *
     * @param field its name in the request
     * @param theirs e-mail and name of the person
     * @throws CallerFault INVALID: when it is none to have
     * @throws CallerFault BUSY: when too many are worked out already
     */
    String chosen(String field, String password, String... theirs) {
        String normalized = PasswordRules.normalized(password);
        rules.fault(normalized, theirs).ifPresent(why -> {
            throw PeopleFaults.invalid(field, "weak-password", why);
        });
        return gated(() -> worked(normalized));
    }

    /** The same password hashed as new ones are. */
    String again(String password) {
        return gated(() -> worked(PasswordRules.normalized(password)));
    }

    /**
     * Whether this is the password of a hash. Without a hash the same work is done for nothing.
     *
     * @param hash null when there is none
     * @throws CallerFault BUSY: when too many are checked already
     */
    boolean matches(String password, String hash) {
        // Worked out in either case, so that the first sign-in tells nothing.
        String nobodys = decoy();
        String against = hash == null ? nobodys : hash;
        String normalized = PasswordRules.normalized(password);
        checks.incrementAndGet();
        boolean same = gated(() -> Argon2Function.getInstanceFromHash(against).check(normalized, against));
        return same && hash != null;
    }

    /** How many passwords were checked, each at the full price. */
    long checks() {
        return checks.get();
    }

    /** Whether a hash was made with other parameters than new ones are. */
    boolean outdated(String hash) {
        return !Argon2Function.getInstanceFromHash(hash).equals(function());
    }

    private synchronized Argon2Function function() {
        if (function == null) {
            function = Argon2Function.getInstance(
                    memoryKib, ITERATIONS, LANES, HASH_BYTES, Argon2.ID, Argon2Function.ARGON2_VERSION_13);
        }
        return function;
    }

    private synchronized String decoy() {
        if (decoy == null) {
            decoy = worked("belongs to nobody");
        }
        return decoy;
    }

    private String worked(String normalized) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return function()
                .hash(normalized.getBytes(StandardCharsets.UTF_8), salt)
                .getResult();
    }

    private interface Work<T> {
        T go();
    }

    private static CallerFault busy() {
        return CallerFault.busy(
                "Many sign in at this moment: try again in " + RETRY_SECONDS + " seconds", RETRY_SECONDS);
    }

    private <T> T gated(Work<T> work) {
        if (!inside.tryAcquire()) {
            throw busy();
        }
        try {
            if (!working.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw busy();
            }
            try {
                return work.go();
            } finally {
                working.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        } finally {
            inside.release();
        }
    }
}

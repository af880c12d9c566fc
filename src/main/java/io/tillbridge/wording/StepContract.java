package io.tillbridge.wording;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a step of a route ({@code process} with {@code ref}) does. The page docs/route-beans.md is made from it. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(StepContracts.class)
public @interface StepContract {
    /** The name in {@code ref}. */
    String name();

    /** What it does, a sentence without a full stop. */
    String does();

    /** Body, variables and properties before it, in words. */
    String needs();

    /** Body and variables after it, in words. */
    String leaves();
}

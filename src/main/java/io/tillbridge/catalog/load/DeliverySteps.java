package io.tillbridge.catalog.load;

/**
 * The steps that a load and its dry run share. Each step first makes up for those before it, so a step that is repeated
 * after a passing fault begins at the bytes again. What a step decided stays decided until then.
 */
public interface DeliverySteps extends AutoCloseable {
    /**
     * Looks whether there is anything to read.
     *
     * @return {@code READ}, {@code UNCHANGED}, {@code EMPTY}, {@code SETTLED} or {@code CANCELLED}
     * @throws LoadFault passing when disk or database are away; lasting, then the delivery is {@code failed}
     */
    DeliveryDecision begin();

    /**
     * Reads and checks every row; does nothing unless the files are to be read.
     *
     * @return the decision of {@link #begin}, or {@code CANCELLED}
     * @throws LoadFault as {@link #begin}
     */
    DeliveryDecision survey();

    /**
     * Decides about every row beside the products there are; does nothing unless the files are to be read.
     *
     * @return {@code LOAD}, {@code REFUSED} or {@code CHECKED} when the files were read; else the decision before
     * @throws LoadFault as {@link #begin}
     */
    DeliveryDecision plan();

    /** Gives back lock, threads and scratch files, whatever step was the last. */
    @Override
    void close();
}

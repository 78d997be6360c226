"""Pages of feedbacks, findings and open items of earlier meetings."""

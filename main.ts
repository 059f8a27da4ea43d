// placeholder while the scaffold is laid
